package dev.holdfast.parquet;

import org.apache.parquet.hadoop.metadata.CompressionCodecName;

/** How the pages of new files are compressed. All of these are read. */
public enum Compression {

    /** Not at all. */
    NONE(CompressionCodecName.UNCOMPRESSED),

    /** Quick, and what Spark writes too: the default. */
    SNAPPY(CompressionCodecName.SNAPPY),

    /** Smaller files, still quick to read. */
    ZSTD(CompressionCodecName.ZSTD),

    /** Small, and slow to write: for readers that know nothing else. */
    GZIP(CompressionCodecName.GZIP);

    private final CompressionCodecName codec;

    Compression(CompressionCodecName codec) {
        this.codec = codec;
    }

    CompressionCodecName codec() {
        return codec;
    }
}
