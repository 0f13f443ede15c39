package yibao.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Most of the fields are examples of RFC 8941 or of RFC 9421. */
class StructuredReaderTest {

  private static Optional<String> written(String field) {
    return StructuredReader.dictionary(field).map(StructuredReaderTest::write);
  }

  private static String write(SequencedMap<String, Structured> members) {
    return members.entrySet().stream()
        .map(member -> member.getKey() + "=" + member.getValue().write())
        .collect(Collectors.joining(", "));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "en=\"Applepie\", da=:w4ZibGV0w6ZydGU=:",
        "rating=1.5, feelings=(joy sadness)",
        "a=(1 2), b=3, c=4;aa=bb, d=(5 6);valid",
        "a=?0, b=?1, c=?1;foo=bar",
        "a=-42, b=999999999999999, c=-999999999999.999",
        "a=foo123/456, b=*tok:en!#$%&'*+-.^_`|~/",
        "a=\"say \\\"hi\\\" \\\\\"",
        "*a_b-c.d*=()",
        "sig1=(\"@method\" \"@target-uri\" \"@authority\" \"content-digest\" \"cache-control\")"
            + ";keyid=\"test-key-rsa-pss\";created=1618884475;expires=1618884775",
        "sig1=(\"@authority\" \"cache-control\";key=\"max-age\" \"x\";sf;bs)",
        "sig-b22=(\"@authority\" \"content-digest\" \"@query-param\";name=\"Pet\")"
            + ";created=1618884473;keyid=\"test-key-rsa-pss\";tag=\"header-example\""
      })
  void a_canonical_field_is_written_as_it_was_read(String field) {
    assertThat(written(field)).hasValue(field);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '→',
      value = {
        "a=( \"x\"   \"y\"  );b=1;c=?1 → a=(\"x\" \"y\");b=1;c",
        "a=1 ,\t b=2 → a=1, b=2",
        "a=1;  b=2 → a=1;b=2",
        "a=0042 → a=42",
        "a=-0 → a=0",
        "a=1.50 → a=1.5",
        "a=10.000 → a=10.0",
        "a=-0.0 → a=0.0",
        "a, b;x=1 → a=?1, b=?1;x=1",
        "a=:YWE: → a=:YWE=:"
      })
  void any_other_is_written_in_the_canonical_form(String field, String canonical) {
    assertThat(written(field)).hasValue(canonical);
  }

  @Test
  void blanks_around_a_field_are_passed_over() {
    assertThat(written("  a=1  ")).hasValue("a=1");
  }

  @Test
  void an_empty_field_is_an_empty_dictionary() {
    assertThat(written("")).hasValue("");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a=1,",
        ",a=1",
        "a=1,,b=2",
        "a=1 b=2",
        "a=",
        "=1",
        "A=1",
        "1a=1",
        "a =1",
        "a= 1",
        "a=(1",
        "a=1)",
        "a=(1,2)",
        "a=(1)(2)",
        "a=((1))",
        "a=(1\t2)",
        "a=(\"x\"\"y\")",
        "a=1;",
        "a=1;B=2",
        "a=1 ;b=2",
        "a=1;b=(1)",
        "a=\"x",
        "a=\"x\\\"",
        "a=\"\\x\"",
        "a=\"x\ty\"",
        "a=\"x\ny\"",
        "a=\"\u00e9\"",
        "a='x'",
        "a=:YQ==",
        "a=:Y Q==:",
        "a=:Y_-=:",
        "a=:YQ=:",
        "a=?2",
        "a=?",
        "a=1.",
        "a=.1",
        "a=1.2345",
        "a=1234567890123.1",
        "a=1234567890123456",
        "a=1e3",
        "a=+1",
        "a=--1",
        "a=-",
        "a=@1659578233",
        "a=%\"f%c3%bc\"",
        "a=1\n",
        "\ta=1"
      })
  void anything_else_is_no_dictionary(String field) {
    assertThat(written(field)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"a=1, a=2", "a=1, b=2, a=1", "a=1;b=1;b=2", "a=(1);b;c;b"})
  void a_key_that_comes_twice_is_refused_where_the_rfc_would_take_the_last(String field) {
    assertThat(written(field)).isEmpty();
  }
}
