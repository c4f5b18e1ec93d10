// warning: SideEffect
package shop;

import dev.holdfast.*;
import dev.holdfast.annotation.*;
import dev.holdfast.connector.*;
import dev.holdfast.state.*;
import java.time.*;
import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;

final class Mistake {

    @UpdateFunction
    static String count(String user, Iterator<Click> clicks, GroupState<Session> state) {
        try {
            java.nio.file.Files.writeString(java.nio.file.Path.of("alerts"), user);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return user;
    }
}
