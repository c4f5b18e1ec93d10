package shop;

import dev.holdfast.annotation.AllowKryo;
import dev.holdfast.annotation.StateRecord;
import java.util.List;

@StateRecord
record Session(@AllowKryo List<String> pages) {}
