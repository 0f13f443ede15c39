package yibao.local;

import com.sun.net.httpserver.HttpHandler;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Starts the parts of a local cloud in their order, and takes down what has started when one can't.
 */
final class CloudStart {

  private final LocalCloud.Options options;
  private final Template template;
  private final Installation installation;
  private final Clock system;
  private final Closing closing = new Closing();
  private final InvocationLog invocations = new InvocationLog();
  private final Environments environments = new Environments();

  CloudStart(
      LocalCloud.Options options, Template template, Installation installation, Clock system) {
    this.options = options;
    this.template = template;
    this.installation = installation;
    this.system = system;
  }

  LocalCloud start() {
    try {
      return startEach();
    } catch (RuntimeException e) {
      closing.close();
      throw e;
    }
  }

  private LocalCloud startEach() {
    WorkFolder work = WorkFolder.make();
    closing.afterwards(work::close);
    Optional<DataFolder> data = options.data().map(path -> DataFolder.open(path.toAbsolutePath()));
    data.ifPresent(folder -> closing.afterwards(folder::close));
    BusinessClock business = clock(data);
    Secrets secrets = secrets(data);
    Path logs = data.map(DataFolder::logs).orElseGet(() -> work.folder("logs"));
    LeashedJava java = new LeashedJava(work.path());
    NativeClient nativeClient = NativeClient.unpack(installation.runtimeJars(), work.path());
    FunctionZips zips = FunctionZips.unpack(template, work.path().resolve("functions"));

    DynamoDbLocal dynamoDb =
        DynamoDbLocal.start(
            installation, java, data.map(DataFolder::dynamoDb), logs.resolve("dynamodb.log"));
    closing.afterwards(dynamoDb::close);
    TableStore tables = new TableStore(template.tables().values(), dynamoDb.endpoint());
    closing.afterwards(tables::close);
    tables.create();

    ObjectStore objects =
        new ObjectStore(
            data.map(DataFolder::objects).orElseGet(() -> work.folder("objects")),
            template.buckets().values(),
            system);

    Map<String, URI> services = services(dynamoDb, secrets, objects);
    List<LambdaFunction> each = new ArrayList<>();
    for (FunctionDefinition definition : template.functions().values()) {
      FunctionProcess process =
          new FunctionProcess(
              definition, installation, java, nativeClient, zips.of(definition), logs, services);
      each.add(
          new LambdaFunction(
              definition, process, environments, system, invocations, options.say()));
    }
    Functions functions = new Functions(each);
    closing.afterwards(functions::close);
    Schedules schedules = new Schedules(template.schedules(), functions, business, options.say());
    schedules.start();
    closing.afterwards(schedules::close);

    Streams streams = streams(data, functions, business, tables, dynamoDb);

    DemoCallers callers = new DemoCallers(system);
    Optional<ChannelRegister> register =
        template
            .table("channels")
            .map(table -> new ChannelRegister(tables.client(), table.name(), system));
    register.ifPresent(callers::register);
    TestInstitutions institutions = TestInstitutions.of(installation.root());
    Optional<InstitutionRegister> institutionRegister =
        template
            .table("institutions")
            .map(table -> new InstitutionRegister(tables.client(), table.name()));
    institutionRegister.ifPresent(institutions::register);
    LocalControls controls =
        new LocalControls(
            functions,
            schedules,
            invocations,
            business,
            new TableReader(template, tables),
            new ChannelControls(register, system),
            new InstitutionControls(institutionRegister),
            new StreamControls(streams));
    FrontPage page = new FrontPage(template, business, dynamoDb.endpoint());
    EventFiles files = new EventFiles(callers, institutions, system);
    Ports ports = listen(functions, callers, files, controls, business, page, objects);
    closing.afterwards(ports::close);
    Thread.ofVirtual().name("warming").start(functions::warm);
    return new LocalCloud(template, business, logs, ports, schedules, dynamoDb, closing);
  }

  private Map<String, URI> services(DynamoDbLocal dynamoDb, Secrets secrets, ObjectStore objects) {
    DynamoDbProxy proxy =
        new DynamoDbProxy(
            dynamoDb.endpoint(), environments, new TransactionRules(template.tables().values()));
    closing.afterwards(proxy::close);
    LoopbackServer dynamoDbFront = LoopbackServer.start(proxy);
    closing.afterwards(dynamoDbFront::close);
    LoopbackServer secretsFront = LoopbackServer.start(new SecretsManager(secrets, system));
    closing.afterwards(secretsFront::close);
    LoopbackServer objectsFront = LoopbackServer.start(new ObjectStorage(objects));
    closing.afterwards(objectsFront::close);
    return Map.of(
        "AWS_ENDPOINT_URL_DYNAMODB", dynamoDbFront.uri(),
        "AWS_ENDPOINT_URL_SECRETS_MANAGER", secretsFront.uri(),
        // the address is a number, for which the SDK asks in path style by itself
        "AWS_ENDPOINT_URL_S3", objectsFront.uri());
  }

  private Ports listen(
      Functions functions,
      DemoCallers callers,
      EventFiles files,
      LocalControls controls,
      BusinessClock business,
      FrontPage page,
      ObjectStore objects) {
    FunctionUrls signing =
        new FunctionUrls(functions, Signing.atThisMachine(callers), business, page);
    FunctionUrls unsigned = new FunctionUrls(functions, Signing.NONE, business, page);
    InvokeApi invoke = new InvokeApi(functions, files);
    HttpHandler first = new Gateway(new SigningPort(signing, controls, invoke));
    return Ports.listen(
        options.port(),
        Optional.ofNullable(template.buckets().get(LocalStatements.BUCKET))
            .<HttpHandler>map(bucket -> new LocalStatements(objects, bucket, first))
            .orElse(first),
        new Gateway(unsigned));
  }

  private Streams streams(
      Optional<DataFolder> data,
      Functions functions,
      BusinessClock business,
      TableStore tables,
      DynamoDbLocal dynamoDb) {
    StreamPositions positions =
        new StreamPositions(
            data.map(DataFolder::streams).orElseGet(Json::object),
            kept -> data.ifPresent(folder -> folder.keepStreams(kept)));
    Streams streams = new Streams(positions, functions, business, options.say());
    closing.afterwards(streams::close);
    streams.start(template.streams(), tables.client(), dynamoDb.endpoint());
    return streams;
  }

  private Secrets secrets(Optional<DataFolder> data) {
    Secrets secrets =
        Secrets.of(
            template.secrets().values(), data.map(DataFolder::secrets).orElseGet(Json::object));
    data.ifPresent(folder -> folder.keepSecrets(secrets.toKeep()));
    return secrets;
  }

  private BusinessClock clock(Optional<DataFolder> data) {
    BusinessClock clock =
        new BusinessClock(system, data.map(DataFolder::clockAhead).orElse(Duration.ZERO));
    LocalDate kept = clock.instant().atZone(BusinessClock.CHINA).toLocalDate();
    options
        .today()
        .filter(day -> data.isEmpty() || !data.get().hasClock() || !day.equals(kept))
        .ifPresent(day -> begin(clock, day, data));
    data.ifPresent(
        folder -> {
          folder.keepClock(clock.ahead());
          clock.onMove(() -> folder.keepClock(clock.ahead()));
        });
    return clock;
  }

  private void begin(BusinessClock clock, LocalDate day, Optional<DataFolder> data) {
    Instant opening = BusinessClock.opening(day);
    if (data.isPresent() && data.get().hasClock()) {
      if (!clock.moveTo(opening)) {
        throw new LocalCloudException(
            "The data in "
                + options.data().orElseThrow()
                + " already stands at "
                + clock.instant().atZone(BusinessClock.CHINA).toLocalDate()
                + ": leave out --today, give a later day, or choose another --data.");
      }
    } else {
      clock.begin(opening);
    }
  }
}
