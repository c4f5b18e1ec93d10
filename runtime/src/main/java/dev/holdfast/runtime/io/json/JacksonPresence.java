package dev.holdfast.runtime.io.json;

/** Says which dependency to add when Jackson, which is optional, is missing. */
public final class JacksonPresence {

    private JacksonPresence() {}

    /** Fails with a message for the user if Jackson is missing. */
    public static void require() {
        try {
            JsonMapping.load();
        } catch (NoClassDefFoundError e) {
            throw new IllegalStateException(
                    "JSON needs Jackson, which is not on the class path. Add the dependencies"
                            + " com.fasterxml.jackson.core:jackson-databind and"
                            + " com.fasterxml.jackson.datatype:jackson-datatype-jsr310.",
                    e);
        }
    }
}
