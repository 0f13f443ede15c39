package yibao.operations;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import yibao.records.Person;
import yibao.records.SharingFile;
import yibao.rules.SharingLaw;

/**
 * What pays for a person, in which order: the own account, the wallet, the accounts of relatives by
 * relation.
 *
 * @param law by what own account and wallet stand where they do; empty where no source says it
 */
public record PayingOrder(
    String psnNo, List<String> relations, Optional<SharingLaw.PayingOrder> law) {

  static PayingOrder of(Person person, SharingFile file, SharingLaw law, Instant now) {
    return new PayingOrder(
        person.psnNo(),
        file.payingOrder(),
        law.payingOrder(person.area(), ShanghaiTime.dateOf(now)));
  }
}
