package yibao.records;

import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Tells what of object storage passes by itself from what is a fault of ours. */
final class ObjectFaults {

  private ObjectFaults() {}

  /** A refused request or a missing bucket or permission stays a fault; the rest passes. */
  static RuntimeException passing(String what, SdkException e) {
    boolean ours =
        e instanceof S3Exception fault
            && fault.statusCode() < 500
            && !fault.isThrottlingException();
    return ours ? e : new StorageUnavailable(what, e);
  }
}
