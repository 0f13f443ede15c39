package yibao.receipts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.security.KeyPair;
import java.security.PublicKey;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Ed25519Test {

  /** The vectors of RFC 8032, 7.1, but the one of 1023 octets. */
  private static final String RFC_8032 =
      """
      9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60, d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a, '', e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b
      4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb, 3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c, 72, 92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00
      c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7, fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025, af82, 6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a
      833fe62409237b9d62ec77587520911e9a759cec1d19755b7da901b96dca3d42, ec172b93ad5e563bf4932c70e1245034c35467ef2efd4d64ebf819683467e2bf, ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f, dc2a4459e7369633a52b1bf277839a00201009a3efbf3ecb69bea2186c26b58909351fc9ac90b3ecfdfbc7c66431e0303dca179c138ac17ad9bef1177331a704
      """;

  private static final BigInteger ORDER =
      BigInteger.TWO.pow(252).add(new BigInteger("27742317777372353535851937790883648493"));

  private static byte[] octets(String hex) {
    return HexFormat.of().parseHex(hex);
  }

  @ParameterizedTest
  @CsvSource(textBlock = RFC_8032)
  void a_seed_gives_the_public_key_of_rfc_8032(String seed, String key) {
    KeyPair pair = Ed25519.ofSeed(octets(seed));

    assertThat(Ed25519.octets(pair.getPublic())).isEqualTo(octets(key));
  }

  @ParameterizedTest
  @CsvSource(textBlock = RFC_8032)
  void a_message_gets_the_signature_of_rfc_8032(
      String seed, String key, String message, String signature) {
    KeyPair pair = Ed25519.ofSeed(octets(seed));

    assertThat(Ed25519.sign(pair.getPrivate(), octets(message))).isEqualTo(octets(signature));
  }

  @ParameterizedTest
  @CsvSource(textBlock = RFC_8032)
  void a_signature_of_rfc_8032_is_accepted_for_its_message_alone(
      String seed, String key, String message, String signature) {
    PublicKey published = Ed25519.publicKey(octets(key));
    byte[] longer = Arrays.copyOf(octets(message), octets(message).length + 1);

    assertThat(Ed25519.isSigned(published, octets(message), octets(signature))).isTrue();
    assertThat(Ed25519.isSigned(published, longer, octets(signature))).isFalse();
  }

  @ParameterizedTest
  @CsvSource(textBlock = RFC_8032)
  void a_signature_has_no_second_spelling(
      String seed, String key, String message, String signature) {
    byte[] second = octets(signature);
    byte[] scalar = reversed(Arrays.copyOfRange(second, 32, 64));
    byte[] grown = reversed(ORDER.add(new BigInteger(1, scalar)).toByteArray());
    System.arraycopy(grown, 0, second, 32, 32);

    assertThat(Ed25519.isSigned(Ed25519.publicKey(octets(key)), octets(message), second)).isFalse();
  }

  private static byte[] reversed(byte[] octets) {
    byte[] reversed = new byte[octets.length];
    for (int i = 0; i < octets.length; i++) {
      reversed[i] = octets[octets.length - 1 - i];
    }
    return reversed;
  }

  @Test
  void what_has_not_32_octets_is_no_key() {
    assertThatThrownBy(() -> Ed25519.publicKey(new byte[31]))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Ed25519.ofSeed(new byte[31])).isInstanceOf(RuntimeException.class);
  }
}
