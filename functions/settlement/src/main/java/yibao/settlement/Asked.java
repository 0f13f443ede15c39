package yibao.settlement;

import java.time.Instant;
import yibao.records.Institution;

/**
 * A message that is known to come from its institution.
 *
 * @param now the business instant of the message, in whole seconds
 * @param refmsgid the number that its reply will have (接收方报文ID)
 */
record Asked(Institution institution, Envelope envelope, Instant now, String refmsgid) {}
