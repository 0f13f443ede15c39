package yibao.records;

import java.time.LocalDate;

/**
 * A channel's statement of a day (对账单) as it was found: one version of it, whatever the channel
 * puts in its place later.
 *
 * @param version by which this very version is read
 * @param content follows from the content: the same bytes, put there again, have the same
 */
public record StoredStatement(Name name, String version, String content, long bytes) {

  /**
   * Whose statement it is, and of which day.
   *
   * @param day the Shanghai date of all that it tells of
   */
  public record Name(String channel, LocalDate day) {

    @Override
    public String toString() {
      return channel + " " + day;
    }
  }
}
