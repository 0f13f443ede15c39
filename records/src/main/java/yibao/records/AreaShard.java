package yibao.records;

import yibao.rules.Area;

/**
 * One of 16 parts of an area's people, so that long work can go through them side by side: who
 * stands in which follows from the number.
 */
final class AreaShard {

  static final int COUNT = 16;

  private AreaShard() {}

  static int numberOf(String psnNo) {
    return Hashes.sha256(psnNo)[0] & (COUNT - 1);
  }

  static String key(Area area, int shard) {
    if (shard < 0 || shard >= COUNT) {
      throw new IllegalArgumentException("shards are 0 to " + (COUNT - 1) + ", not " + shard);
    }
    return area.code() + "#" + (shard < 10 ? "0" : "") + shard;
  }

  /** The one in which a person of the area stands. */
  static String keyOf(Area area, String psnNo) {
    return key(area, numberOf(psnNo));
  }
}
