package yibao.policies;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import yibao.rules.PolicyBook;
import yibao.rules.PolicyResource;

class CompiledPacksTest {

  @Test
  void what_is_written_reads_back_equal() throws IOException {
    PolicyBook book = new PacksCopy(PacksCopy.ORIGINAL).book();
    PolicyBook read = read(written(book));
    assertThat(read.release()).isEqualTo(book.release());
    assertThat(read.policies()).isEqualTo(book.policies());
  }

  @Test
  void the_resource_on_the_class_path_is_these_packs() throws IOException {
    PolicyBook book = new PacksCopy(PacksCopy.ORIGINAL).book();
    assertThat(PolicyResource.load().policies()).isEqualTo(book.policies());
    assertThat(PolicyResource.load().release()).isEqualTo(book.release());
  }

  @Test
  void equal_packs_are_the_same_release_byte_for_byte_wherever_they_stand(@TempDir Path folder)
      throws IOException {
    PolicyBook there = PacksCopy.ofAll(folder).book();
    PolicyBook here = new PacksCopy(PacksCopy.ORIGINAL).book();
    assertThat(written(there)).isEqualTo(written(here));
  }

  @Test
  void a_comment_does_not_make_another_release_and_a_value_does(@TempDir Path folder)
      throws IOException {
    PacksCopy packs = PacksCopy.in(folder);
    String release = packs.book().release();
    packs.append(PacksCopy.SEASON, "# checked again\n");
    assertThat(packs.book().release()).isEqualTo(release);
    packs.replace(PacksCopy.QINGHAI, "date: 2025-10-01", "date: 2025-10-02");
    assertThat(packs.book().release()).isNotEqualTo(release);
  }

  @Test
  void the_jar_takes_the_resource_alone_and_brings_no_parser_along() throws Exception {
    Document pom =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(PacksCopy.ORIGINAL.resolve("pom.xml").toFile());
    assertThat(texts(pom, "include")).containsExactly("yibao/policies.json");
    assertThat(texts(pom, "scope")).isSubsetOf("provided", "test");
    assertThat(pom.getElementsByTagName("dependency").getLength())
        .isEqualTo(pom.getElementsByTagName("scope").getLength());
  }

  private static List<String> texts(Document pom, String name) {
    NodeList elements = pom.getElementsByTagName(name);
    return IntStream.range(0, elements.getLength())
        .mapToObj(i -> ((Element) elements.item(i)).getTextContent())
        .toList();
  }

  private static byte[] written(PolicyBook book) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PolicyWriter.write(book, out);
    return out.toByteArray();
  }

  private static PolicyBook read(byte[] json) throws IOException {
    return PolicyResource.read(new ByteArrayInputStream(json));
  }
}
