package dev.holdfast.spring;

import java.util.List;

/** What is said of queries does not fit the beans that there are. Boot prints what, and what to do. */
final class SettingsException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String action;

    private SettingsException(String message, String action) {
        super(message);
        this.action = action;
    }

    static SettingsException noCheckpoint(String query) {
        return new SettingsException(
                "The query '" + query + "' has no checkpoint.",
                "Set holdfast.checkpoints to a folder for all queries, or holdfast.queries." + query
                        + ".checkpoint to a directory of its own.");
    }

    static SettingsException noQuery(String name, List<String> queries) {
        return new SettingsException(
                "There are properties below holdfast.queries." + name + ", but there is no query '" + name + "'.",
                queries.isEmpty()
                        ? "Define a bean '" + name
                                + "' of the type Pipeline or PipelineDefinition, or remove the properties."
                        : "Use the name of a bean of the type Pipeline or PipelineDefinition: "
                                + String.join(", ", queries) + ". Or remove the properties.");
    }

    static SettingsException sameName(String first, String second) {
        return new SettingsException(
                "Properties cannot tell the queries '" + first + "' and '" + second + "' apart.",
                "Rename one of the beans: names differ by more than case and dashes.");
    }

    /** What the user does about it. */
    String action() {
        return action;
    }
}
