package yibao.edge;

import java.util.Optional;

/** The keys of the registered channels. */
@FunctionalInterface
public interface ChannelKeys {

  /** A key by its {@code keyid}, active or not; empty if nobody registered one. */
  Optional<ChannelKey> find(String keyid);
}
