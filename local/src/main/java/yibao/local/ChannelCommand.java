package yibao.local;

import picocli.CommandLine.Command;

/** Registers and ends the keys by which channels sign. */
@Command(
    name = "channel",
    description = "Registers and ends the keys by which channels sign.",
    mixinStandardHelpOptions = true,
    subcommands = {ChannelAdd.class, ChannelRemove.class})
final class ChannelCommand {}
