// error: KeyNullable
package shop;

import dev.holdfast.*;
import dev.holdfast.annotation.*;
import dev.holdfast.connector.*;
import dev.holdfast.state.*;
import java.time.*;
import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;

@KeyRecord
record Mistake(String store, @org.jspecify.annotations.Nullable String page) {}
