package shop;

import dev.holdfast.annotation.UpdateFunction;
import dev.holdfast.state.GroupState;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;

final class Sessions {

    @UpdateFunction
    static String track(String userId, Iterator<String> clicks, GroupState<Long> state) {
        try {
            Files.writeString(Path.of("alerts"), userId);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        new Thread(System.out::println).start();
        return userId;
    }
}
