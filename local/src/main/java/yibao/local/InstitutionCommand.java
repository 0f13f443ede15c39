package yibao.local;

import picocli.CommandLine.Command;

/** Registers and removes the hospitals and pharmacies that may settle bills. */
@Command(
    name = "institution",
    description = "Registers and removes the hospitals and pharmacies that may settle bills.",
    mixinStandardHelpOptions = true,
    subcommands = {InstitutionAdd.class, InstitutionRemove.class})
final class InstitutionCommand {}
