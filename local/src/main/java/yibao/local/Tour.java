package yibao.local;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * Plays a story of tours/ against a cloud of its own, and fails where an answer is not the story's.
 */
@Command(
    name = "tour",
    description = "Plays a story against a local cloud of its own and prints it.",
    mixinStandardHelpOptions = true)
final class Tour implements Callable<Integer> {

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "name",
      defaultValue = "first-payment",
      description = "A story of the folder tours/. Default ${DEFAULT-VALUE}.")
  private String name = "first-payment";

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws IOException, InterruptedException {
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
    JsonNode story = Json.tree(YamlTree.read(Files.readString(file())));
    out.println(story.path("title").asText());
    out.flush();
    LocalCloud.Options options =
        LocalCloud.Options.inProject(Project.root())
            .withToday(LocalDate.parse(story.path("today").asText()))
            .withSay(err::println);
    try (LocalCloud cloud = LocalCloud.start(options);
        HttpClient client = HttpClient.newHttpClient()) {
      TourGuide guide = new TourGuide(client, cloud.url(), out);
      for (JsonNode step : story.path("steps")) {
        guide.play(TourStep.of(step));
      }
    }
    out.println();
    out.println("Every answer was as the story has it.");
    out.flush();
    return 0;
  }

  private Path file() throws IOException {
    Path tours = Project.root().resolve("tours");
    Path file = tours.resolve(name + ".yaml");
    if (Files.isRegularFile(file) && tours.equals(file.normalize().getParent())) {
      return file;
    }
    try (Stream<Path> listed = Files.list(tours)) {
      List<String> names =
          listed
              .map(path -> String.valueOf(path.getFileName()).replace(".yaml", ""))
              .sorted()
              .toList();
      throw new LocalCloudException("There is no tour " + name + "; there are " + names + ".");
    }
  }
}
