package dev.holdfast.benchmarks.serial;

/** {@link Account} by hand. */
final class HandwrittenAccount extends HandwrittenCodec<Account> {

    @Override
    int encode(Account value) {
        int at = putString(0, value.owner());
        at = putInt(at, value.transfers());
        at = putLong(at, value.cents());
        at = putDouble(at, value.average());
        buffer[at] = (byte) (value.closed() ? 1 : 0);
        return at + 1;
    }

    @Override
    public Account read(byte[] bytes) {
        Cursor in = new Cursor(bytes);
        String owner = in.readString();
        int transfers = in.readInt();
        long cents = in.readLong();
        double average = in.readDouble();
        return new Account(owner, transfers, cents, average, in.readBoolean());
    }
}
