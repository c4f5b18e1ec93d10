package dev.holdfast.runtime.io.gzip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/** What is unpacked, and what is refused. */
class GzipInputTest {

    private static final byte[] HELLO = "hello\n".getBytes(StandardCharsets.UTF_8);

    @Test
    void content_of_any_size_comes_back() throws IOException {
        for (int size : new int[] {0, 1, 100, 8_191, 8_192, 300_000}) {
            byte[] content = new byte[size];
            new Random(size).nextBytes(content);

            assertThat(unpack(pack(content))).as("size %d", size).isEqualTo(content);
        }
    }

    @Test
    void members_stand_one_behind_the_other() throws IOException {
        byte[] packed = join(pack(HELLO), pack(new byte[0]), pack("world\n".getBytes(StandardCharsets.UTF_8)));

        assertThat(unpack(packed)).asString(StandardCharsets.UTF_8).isEqualTo("hello\nworld\n");
    }

    @Test
    void a_header_with_a_name_a_comment_and_more_is_passed() throws IOException {
        byte[] plain = pack(HELLO);
        byte[] header = plain.clone();
        header[3] = 4 | 8 | 16 | 2;
        byte[] more = {2, 0, 'x', 'y', 'n', 0, 'c', 0, 1, 2};
        byte[] packed = join(Arrays.copyOf(header, 10), more, Arrays.copyOfRange(plain, 10, plain.length));

        assertThat(unpack(packed)).isEqualTo(HELLO);
    }

    @Test
    void a_file_that_is_cut_off_anywhere_is_refused() throws IOException {
        byte[] packed = join(pack(HELLO), pack(HELLO));
        int between = pack(HELLO).length;
        for (int length = 1; length < packed.length; length++) {
            byte[] part = Arrays.copyOf(packed, length);
            if (length != between) {
                assertThatThrownBy(() -> unpack(part))
                        .as("%d of %d bytes", length, packed.length)
                        .isInstanceOf(BrokenGzipException.class)
                        .hasMessage("ends within its compressed data");
            }
        }
    }

    @Test
    void each_damaged_byte_of_data_or_checksum_is_noticed() throws IOException {
        byte[] packed = pack("some text, and some text again".getBytes(StandardCharsets.UTF_8));
        for (int i = 10; i < packed.length; i++) {
            byte[] damaged = packed.clone();
            damaged[i] ^= 1;
            assertThatThrownBy(() -> unpack(damaged)).as("byte %d", i).isInstanceOf(BrokenGzipException.class);
        }
    }

    @Test
    void what_is_not_compressed_is_refused_wherever_it_stands() throws IOException {
        assertThatThrownBy(() -> unpack(HELLO)).hasMessage("is not compressed by gzip");
        assertThatThrownBy(() -> unpack(join(pack(HELLO), HELLO)))
                .hasMessage("has something else behind its compressed data");
    }

    @Test
    void all_bytes_of_the_file_are_read_only_when_its_end_was_seen() throws IOException {
        byte[] packed = pack(HELLO);
        try (GzipInput in = new GzipInput(new ByteArrayInputStream(packed), packed.length, (bytes, from, to) -> {})) {
            assertThat(in.readNBytes(HELLO.length)).isEqualTo(HELLO);
            assertThat(in.packedBytes()).isEqualTo(packed.length - 1);
            assertThat(in.read()).isNegative();
            assertThat(in.packedBytes()).isEqualTo(packed.length);
        }
    }

    private static byte[] unpack(byte[] packed) throws IOException {
        try (GzipInput in =
                new GzipInput(new ByteArrayInputStream(packed), packed.length, (bytes, start, length) -> {})) {
            return in.readAllBytes();
        }
    }

    private static byte[] pack(byte[] content) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(content);
        }
        return packed.toByteArray();
    }

    private static byte[] join(byte[]... parts) throws IOException {
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            joined.write(part);
        }
        return joined.toByteArray();
    }
}
