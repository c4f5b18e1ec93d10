package shop;

import dev.holdfast.annotation.KeyRecord;

@KeyRecord
enum Session {
    ONE
}
