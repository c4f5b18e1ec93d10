package shop;

import dev.holdfast.annotation.Generated;
import dev.holdfast.serial.KeyPrefix;
import dev.holdfast.serial.KeySerializer;
import dev.holdfast.serial.KeySerializers;
import dev.holdfast.serial.Schema;
import dev.holdfast.serial.SchemaType;
import dev.holdfast.serial.StateInput;
import dev.holdfast.serial.StateOutput;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * Key serializer of {@link PageKey}. Its bytes sort as the components do, the first component first.
 *
 * <pre>
 * page     string, sorted
 * tiny     one byte, sorted
 * small    two bytes, sorted
 * number   four bytes, sorted
 * store    eight bytes, sorted
 * visitor  sixteen bytes, sorted
 * day      eight bytes, sorted
 * at       twelve bytes, sorted
 * kind     string, sorted
 * in       StoreKey
 * </pre>
 */
@Generated("shop.PageKey")
public final class PageKeySerializer implements KeySerializer<PageKey> {

    private static final int FORMAT = 1;

    private static final PageKey_StoreKeySerializer STORE_KEY_SERIALIZER = new PageKey_StoreKeySerializer();

    private static final Schema SCHEMA = Schema.record(
            FORMAT,
            "shop.PageKey",
            1,
            Schema.field("page", SchemaType.STRING),
            Schema.field("tiny", SchemaType.BYTE),
            Schema.field("small", SchemaType.SHORT),
            Schema.field("number", SchemaType.INT),
            Schema.field("store", SchemaType.LONG),
            Schema.field("visitor", SchemaType.UUID),
            Schema.field("day", SchemaType.LOCAL_DATE),
            Schema.field("at", SchemaType.INSTANT),
            Schema.field("kind", KeySerializers.enumeration(PageKey.Kind.class).schema().type()),
            Schema.field("in", STORE_KEY_SERIALIZER.schema().type()));

    public PageKeySerializer() {}

    @Override
    public Schema schema() {
        return SCHEMA;
    }

    @Override
    public void write(PageKey key, StateOutput out) {
        out.writeKeyString(key.page());
        out.writeKeyByte(key.tiny());
        out.writeKeyShort(key.small());
        out.writeKeyInt(key.number());
        out.writeKeyLong(key.store());
        KeySerializers.writeUuid(out, key.visitor());
        KeySerializers.writeLocalDate(out, key.day());
        KeySerializers.writeInstant(out, key.at());
        KeySerializers.writeEnum(out, key.kind());
        STORE_KEY_SERIALIZER.write(key.in(), out);
    }

    @Override
    public PageKey read(StateInput in_) {
        String page = in_.readKeyString();
        byte tiny = in_.readKeyByte();
        Short small = in_.readKeyShort();
        int number = in_.readKeyInt();
        Long store = in_.readKeyLong();
        UUID visitor = KeySerializers.readUuid(in_);
        LocalDate day = KeySerializers.readLocalDate(in_);
        Instant at = KeySerializers.readInstant(in_);
        PageKey.Kind kind = KeySerializers.readEnum(PageKey.Kind.class, in_);
        PageKey.StoreKey in = STORE_KEY_SERIALIZER.read(in_);
        return new PageKey(page, tiny, small, number, store, visitor, day, at, kind, in);
    }

    /** The keys that begin with this component. */
    public static KeyPrefix<PageKey> prefix(String page) {
        StateOutput out = new StateOutput();
        out.writeKeyString(page);
        return KeyPrefix.of(out);
    }

    /** The keys that begin with these components. */
    public static KeyPrefix<PageKey> prefix(String page, byte tiny) {
        StateOutput out = new StateOutput();
        out.writeKeyString(page);
        out.writeKeyByte(tiny);
        return KeyPrefix.of(out);
    }

    /** The keys that begin with these components. */
    public static KeyPrefix<PageKey> prefix(String page, byte tiny, Short small) {
        StateOutput out = new StateOutput();
        out.writeKeyString(page);
        out.writeKeyByte(tiny);
        out.writeKeyShort(small);
        return KeyPrefix.of(out);
    }

    /** The keys that begin with these components. */
    public static KeyPrefix<PageKey> prefix(String page, byte tiny, Short small, int number) {
        StateOutput out = new StateOutput();
        out.writeKeyString(page);
        out.writeKeyByte(tiny);
        out.writeKeyShort(small);
        out.writeKeyInt(number);
        return KeyPrefix.of(out);
    }

    /** The keys that begin with these components. */
    public static KeyPrefix<PageKey> prefix(String page, byte tiny, Short small, int number,
            Long store) {
        StateOutput out = new StateOutput();
        out.writeKeyString(page);
        out.writeKeyByte(tiny);
        out.writeKeyShort(small);
        out.writeKeyInt(number);
        out.writeKeyLong(store);
        return KeyPrefix.of(out);
    }

    /** The keys that begin with these components. */
    public static KeyPrefix<PageKey> prefix(String page, byte tiny, Short small, int number,
            Long store, UUID visitor) {
        StateOutput out = new StateOutput();
        out.writeKeyString(page);
        out.writeKeyByte(tiny);
        out.writeKeyShort(small);
        out.writeKeyInt(number);
        out.writeKeyLong(store);
        KeySerializers.writeUuid(out, visitor);
        return KeyPrefix.of(out);
    }

    /** The keys that begin with these components. */
    public static KeyPrefix<PageKey> prefix(String page, byte tiny, Short small, int number,
            Long store, UUID visitor, LocalDate day) {
        StateOutput out = new StateOutput();
        out.writeKeyString(page);
        out.writeKeyByte(tiny);
        out.writeKeyShort(small);
        out.writeKeyInt(number);
        out.writeKeyLong(store);
        KeySerializers.writeUuid(out, visitor);
        KeySerializers.writeLocalDate(out, day);
        return KeyPrefix.of(out);
    }

    /** The keys that begin with these components. */
    public static KeyPrefix<PageKey> prefix(String page, byte tiny, Short small, int number,
            Long store, UUID visitor, LocalDate day, Instant at) {
        StateOutput out = new StateOutput();
        out.writeKeyString(page);
        out.writeKeyByte(tiny);
        out.writeKeyShort(small);
        out.writeKeyInt(number);
        out.writeKeyLong(store);
        KeySerializers.writeUuid(out, visitor);
        KeySerializers.writeLocalDate(out, day);
        KeySerializers.writeInstant(out, at);
        return KeyPrefix.of(out);
    }

    /** The keys that begin with these components. */
    public static KeyPrefix<PageKey> prefix(String page, byte tiny, Short small, int number,
            Long store, UUID visitor, LocalDate day, Instant at, PageKey.Kind kind) {
        StateOutput out = new StateOutput();
        out.writeKeyString(page);
        out.writeKeyByte(tiny);
        out.writeKeyShort(small);
        out.writeKeyInt(number);
        out.writeKeyLong(store);
        KeySerializers.writeUuid(out, visitor);
        KeySerializers.writeLocalDate(out, day);
        KeySerializers.writeInstant(out, at);
        KeySerializers.writeEnum(out, kind);
        return KeyPrefix.of(out);
    }
}
