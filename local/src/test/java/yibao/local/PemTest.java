package yibao.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PemTest {

  private static final String BEFORE_THE_POINT = "302a300506032b6570032100";

  private final KeyPair pair = ChannelKeysHere.pair("Ed25519");

  @TempDir private Path folder = Path.of("");

  @Test
  void a_public_key_is_read() {
    assertThat(Pem.publicKey(ChannelKeysHere.publicPem(folder, pair)).x509())
        .isEqualTo(Base64.getEncoder().encodeToString(pair.getPublic().getEncoded()));
  }

  @Test
  void a_private_key_is_read() {
    assertThat(Pem.privateKey(ChannelKeysHere.privatePem(folder, pair)).getEncoded())
        .isEqualTo(pair.getPrivate().getEncoded());
  }

  @Test
  void what_stands_around_a_key_is_passed_over() throws IOException {
    Path file = ChannelKeysHere.publicPem(folder, pair);
    Files.writeString(file, "our key:\r\n" + Files.readString(file).replace("\n", "\r\n") + "end");
    assertThat(Pem.publicKey(file).x509()).isNotEmpty();
  }

  @Test
  void one_half_is_not_taken_for_the_other() {
    refused(ChannelKeysHere.privatePem(folder, pair), "holds a PRIVATE KEY");
    assertThatThrownBy(() -> Pem.privateKey(ChannelKeysHere.publicPem(folder, pair)))
        .isInstanceOf(LocalCloudException.class)
        .hasMessageContaining("a PRIVATE KEY is needed");
  }

  @ParameterizedTest
  @ValueSource(strings = {"RSA", "EC", "X25519", "Ed448"})
  void a_key_of_another_algorithm_is_refused(String algorithm) {
    KeyPair other = ChannelKeysHere.pair(algorithm);
    refused(ChannelKeysHere.publicPem(folder, other), "no public key of Ed25519");
    assertThatThrownBy(() -> Pem.privateKey(ChannelKeysHere.privatePem(folder, other)))
        .isInstanceOf(LocalCloudException.class)
        .hasMessageContaining("no private key of Ed25519");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-----BEGIN PUBLIC KEY-----", "MCowBQYDK2VwAyEA"})
  void what_is_no_pem_file_is_refused(String content) throws IOException {
    refused(Files.writeString(folder.resolve("key"), content), "is no PEM file");
  }

  @Test
  void a_file_that_isnt_there_is_told_so() {
    refused(folder.resolve("nothing.pem"), "can't be read");
  }

  @Test
  void bytes_before_or_after_a_key_are_refused() {
    byte[] key = pair.getPublic().getEncoded();
    byte[] longer = Arrays.copyOf(key, key.length + 1);
    refused(ChannelKeysHere.pem(folder.resolve("k"), "PUBLIC KEY", longer), "no public key");
    refused(ChannelKeysHere.pem(folder.resolve("k"), "PUBLIC KEY", new byte[0]), "no public key");
  }

  /** The points whose order divides eight, in every way of writing them. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "0000000000000000000000000000000000000000000000000000000000000000",
        "0000000000000000000000000000000000000000000000000000000000000080",
        "0100000000000000000000000000000000000000000000000000000000000000",
        "0100000000000000000000000000000000000000000000000000000000000080",
        "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
        "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
        "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
        "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
        "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
        "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85",
        "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
        "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa"
      })
  void a_point_under_which_anybody_can_sign_is_refused(String point) {
    refused(point);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0200000000000000000000000000000000000000000000000000000000000000",
        "f0ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f"
      })
  void what_is_no_point_of_the_curve_is_refused(String point) {
    refused(point);
  }

  private void refused(String point) {
    byte[] key = HexFormat.of().parseHex(BEFORE_THE_POINT + point);
    refused(ChannelKeysHere.pem(folder.resolve("k"), "PUBLIC KEY", key), "belongs to no secret");
  }

  private static void refused(Path file, String why) {
    assertThatThrownBy(() -> Pem.publicKey(file))
        .isInstanceOf(LocalCloudException.class)
        .hasMessageContaining(why);
  }
}
