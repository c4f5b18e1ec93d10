package dev.holdfast.runtime.io.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.io.IOContext;

/** Makes a {@link JsonStrictParser} for each line, which is known to be UTF-8. */
final class JsonStrictFactory extends JsonFactory {

    private static final long serialVersionUID = 1L;

    JsonStrictFactory() {
        super(strictBuilder());
    }

    private static JsonFactoryBuilder strictBuilder() {
        JsonFactoryBuilder builder = new JsonFactoryBuilder();
        builder.enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION);
        // payload must not get into error messages
        builder.disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION);
        // the source limits how long a line is
        builder.streamReadConstraints(StreamReadConstraints.builder()
                .maxStringLength(Integer.MAX_VALUE)
                .maxNameLength(Integer.MAX_VALUE)
                .build());
        return builder;
    }

    @Override
    protected JsonParser _createParser(byte[] data, int offset, int length, IOContext context) {
        return new JsonStrictParser(
                context, _parserFeatures, _byteSymbolCanonicalizer.makeChild(_factoryFeatures), data, offset, length);
    }
}
