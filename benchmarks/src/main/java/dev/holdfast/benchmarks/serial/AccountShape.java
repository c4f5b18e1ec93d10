package dev.holdfast.benchmarks.serial;

import com.google.protobuf.MessageLite;
import com.google.protobuf.Parser;
import dev.holdfast.benchmarks.serial.proto.AccountMessage;
import dev.holdfast.serial.StateSerializer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;

/** {@link Account} with names of about a dozen characters. */
final class AccountShape implements Shape<Account> {

    private static final Schema AVRO = SchemaBuilder.record("Account")
            .fields()
            .name("owner")
            .type(SessionShape.javaString())
            .noDefault()
            .requiredInt("transfers")
            .requiredLong("cents")
            .requiredDouble("average")
            .requiredBoolean("closed")
            .endRecord();

    @Override
    public Class<Account> type() {
        return Account.class;
    }

    @Override
    public List<Account> values() {
        Random random = new Random(43);
        List<Account> values = new ArrayList<>();
        for (int i = 0; i < 256; i++) {
            values.add(new Account(
                    "owner-" + random.nextInt(1_000_000),
                    random.nextInt(1000),
                    random.nextInt(100_000_000),
                    random.nextDouble() * 1000,
                    random.nextBoolean()));
        }
        return values;
    }

    @Override
    public StateSerializer<Account> serializer() {
        return new AccountSerializer();
    }

    @Override
    public Codec<Account> handwritten() {
        return new HandwrittenAccount();
    }

    @Override
    public Schema avroSchema() {
        return AVRO;
    }

    @Override
    public GenericRecord avro(Account value) {
        GenericData.Record record = new GenericData.Record(AVRO);
        record.put("owner", value.owner());
        record.put("transfers", value.transfers());
        record.put("cents", value.cents());
        record.put("average", value.average());
        record.put("closed", value.closed());
        return record;
    }

    @Override
    public Parser<AccountMessage> parser() {
        return AccountMessage.parser();
    }

    @Override
    public MessageLite message(Account value) {
        return AccountMessage.newBuilder()
                .setOwner(value.owner())
                .setTransfers(value.transfers())
                .setCents(value.cents())
                .setAverage(value.average())
                .setClosed(value.closed())
                .build();
    }
}
