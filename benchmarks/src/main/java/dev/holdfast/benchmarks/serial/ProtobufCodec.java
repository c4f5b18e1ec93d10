package dev.holdfast.benchmarks.serial;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.MessageLite;
import com.google.protobuf.Parser;

/** Protocol buffers. Messages are built beforehand, and reading stops at them, which favours protobuf. */
final class ProtobufCodec implements Codec<MessageLite> {

    private final Parser<? extends MessageLite> parser;
    private byte[] written = {};

    ProtobufCodec(Parser<? extends MessageLite> parser) {
        this.parser = parser;
    }

    @Override
    public int write(MessageLite value) {
        written = value.toByteArray();
        return written.length;
    }

    @Override
    public byte[] written() {
        return written.clone();
    }

    @Override
    public MessageLite read(byte[] bytes) throws InvalidProtocolBufferException {
        return parser.parseFrom(bytes);
    }
}
