/** The command line: looks into checkpoints without the classes of their queries. */
module dev.holdfast.tools {
    requires dev.holdfast.runtime;
    requires info.picocli;

    exports dev.holdfast.tools;

    opens dev.holdfast.tools to
            info.picocli;
}
