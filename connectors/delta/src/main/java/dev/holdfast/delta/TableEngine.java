package dev.holdfast.delta;

import io.delta.kernel.defaults.engine.DefaultEngine;
import io.delta.kernel.engine.Engine;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;

/** Makes the access of the kernel to files: the one place to replace in tests. */
@FunctionalInterface
interface TableEngine {

    /** What Hadoop finds on the class path; reading it takes longer than a commit. */
    Configuration FOUND = new Configuration();

    /** Hadoop's file systems. */
    TableEngine HADOOP = settings -> DefaultEngine.create(configuration(settings));

    /**
     * Opens them.
     *
     * @param settings of the file systems, by name
     */
    Engine open(Map<String, String> settings);

    /** What Hadoop finds on the class path, and these settings. */
    static Configuration configuration(Map<String, String> settings) {
        Configuration configuration = new Configuration(FOUND);
        settings.forEach(configuration::set);
        return configuration;
    }
}
