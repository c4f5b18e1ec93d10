package dev.holdfast.runtime.io;

/** Says which dependency to add when Jackson, which is optional, is missing. */
final class JacksonPresence {

    private JacksonPresence() {}

    static void require() {
        try {
            JsonMapping.load();
        } catch (NoClassDefFoundError e) {
            throw new IllegalStateException(
                    "JsonLines needs Jackson, which is not on the class path. Add the dependencies"
                            + " com.fasterxml.jackson.core:jackson-databind and"
                            + " com.fasterxml.jackson.datatype:jackson-datatype-jsr310.",
                    e);
        }
    }
}
