package dev.holdfast.runtime.store.rocksdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.runtime.StateStores;
import java.io.File;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What users see who have not added RocksDB. */
class RocksDbLibraryTest {

    @TempDir
    Path directory;

    @Test
    void without_the_library_the_error_names_the_dependency_and_the_heap_store_works() throws Exception {
        try (URLClassLoader without = classPathWithout("rocksdbjni")) {
            Class<?> stores = Class.forName(StateStores.class.getName(), true, without);
            Supplier<?> rocksDb = (Supplier<?>) stores.getMethod("rocksDb").invoke(null);
            assertThatThrownBy(rocksDb::get)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContainingAll("org.rocksdb:rocksdbjni", "StateStores.heap()");
            Supplier<?> heap = (Supplier<?>) stores.getMethod("heap").invoke(null);
            assertThat(heap.get()).isNotNull();
        }
    }

    @Test
    void each_class_loader_loads_it_from_a_path_of_its_own() throws Exception {
        RocksDbOptions options = RocksDbOptions.defaults().withDirectory(directory);
        RocksDbStateStore.open(options).close();
        for (int loader = 0; loader < 2; loader++) {
            try (URLClassLoader other = classPathWithout("nothing")) {
                open(other).close();
                AutoCloseable first = open(other);
                open(other).close();
                first.close();
            }
        }
        RocksDbStateStore.open(options).close();
    }

    private AutoCloseable open(ClassLoader loader) throws Exception {
        Class<?> optionsType = Class.forName(RocksDbOptions.class.getName(), true, loader);
        Object defaults = optionsType.getMethod("defaults").invoke(null);
        Object options = optionsType.getMethod("withDirectory", Path.class).invoke(defaults, directory);
        Class<?> storeType = Class.forName(RocksDbStateStore.class.getName(), true, loader);
        return (AutoCloseable) storeType.getMethod("open", optionsType).invoke(null, options);
    }

    private static URLClassLoader classPathWithout(String name) {
        URL[] urls = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !Path.of(entry).getFileName().toString().contains(name))
                .map(RocksDbLibraryTest::url)
                .toArray(URL[]::new);
        return new URLClassLoader(urls, ClassLoader.getPlatformClassLoader());
    }

    private static URL url(String entry) {
        try {
            return Path.of(entry).toUri().toURL();
        } catch (MalformedURLException e) {
            throw new AssertionError(e);
        }
    }
}
