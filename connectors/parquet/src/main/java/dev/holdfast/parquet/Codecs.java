package dev.holdfast.parquet;

import com.github.luben.zstd.Zstd;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.compression.CompressionCodecFactory;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.xerial.snappy.Snappy;

/** Compresses pages without Hadoop, whose codecs are what Parquet takes otherwise. Thread safe. */
final class Codecs implements CompressionCodecFactory {

    static final Codecs INSTANCE = new Codecs();

    private static final int ZSTD_LEVEL = 3;

    private Codecs() {}

    @Override
    public BytesInputCompressor getCompressor(CompressionCodecName codec) {
        return new Compressor(codec);
    }

    @Override
    public BytesInputDecompressor getDecompressor(CompressionCodecName codec) {
        return new Decompressor(codec);
    }

    @Override
    public void release() {
        // nothing is kept
    }

    private static byte[] all(BytesInput bytes) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream(Math.toIntExact(bytes.size()));
        bytes.writeAllTo(all);
        return all.toByteArray();
    }

    private record Compressor(CompressionCodecName codec) implements BytesInputCompressor {

        @Override
        public BytesInput compress(BytesInput bytes) throws IOException {
            if (codec == CompressionCodecName.UNCOMPRESSED) {
                return bytes;
            }
            byte[] plain = all(bytes);
            return BytesInput.from(
                    switch (codec) {
                        case SNAPPY -> Snappy.compress(plain);
                        case ZSTD -> Zstd.compress(plain, ZSTD_LEVEL);
                        default -> gzip(plain);
                    });
        }

        private static byte[] gzip(byte[] plain) throws IOException {
            ByteArrayOutputStream packed = new ByteArrayOutputStream();
            try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
                out.write(plain);
            }
            return packed.toByteArray();
        }

        @Override
        public CompressionCodecName getCodecName() {
            return codec;
        }

        @Override
        public void release() {
            // nothing is kept
        }
    }

    private record Decompressor(CompressionCodecName codec) implements BytesInputDecompressor {

        @Override
        public BytesInput decompress(BytesInput bytes, int size) throws IOException {
            return codec == CompressionCodecName.UNCOMPRESSED ? bytes : BytesInput.from(unpack(all(bytes), size));
        }

        @Override
        public void decompress(ByteBuffer input, int packedSize, ByteBuffer output, int size) throws IOException {
            byte[] packed = new byte[packedSize];
            input.get(packed);
            output.put(codec == CompressionCodecName.UNCOMPRESSED ? packed : unpack(packed, size));
        }

        /** The size is said beside the bytes: what unpacks to another is damaged, and never gets more memory than it says. */
        private byte[] unpack(byte[] packed, int size) throws IOException {
            byte[] plain = switch (codec) {
                case SNAPPY -> snappy(packed, size);
                case ZSTD -> zstd(packed, size);
                case GZIP -> gzip(packed, size);
                default ->
                    throw new IOException("its pages are compressed with " + codec
                            + ", which is not read; only Snappy, Zstandard and gzip are");
            };
            if (plain.length != size) {
                throw new IOException("a page unpacks to another size than it says");
            }
            return plain;
        }

        private static byte[] snappy(byte[] packed, int size) throws IOException {
            if (!Snappy.isValidCompressedBuffer(packed) || Snappy.uncompressedLength(packed) != size) {
                throw new IOException("a page is no Snappy, or unpacks to another size than it says");
            }
            return Snappy.uncompress(packed);
        }

        private static byte[] zstd(byte[] packed, int size) throws IOException {
            long said = Zstd.getFrameContentSize(packed);
            if (said > 0 && said != size) {
                throw new IOException("a page is no Zstandard, or unpacks to another size than it says");
            }
            byte[] plain = new byte[size];
            long count = Zstd.decompressByteArray(plain, 0, size, packed, 0, packed.length);
            if (Zstd.isError(count) || count != size) {
                throw new IOException("a page is no Zstandard, or unpacks to another size than it says");
            }
            return plain;
        }

        private static byte[] gzip(byte[] packed, int size) throws IOException {
            try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(packed))) {
                byte[] plain = in.readNBytes(size);
                if (in.read() >= 0) {
                    throw new IOException("a page unpacks to more than it says");
                }
                return plain;
            }
        }

        @Override
        public void release() {
            // nothing is kept
        }
    }
}
