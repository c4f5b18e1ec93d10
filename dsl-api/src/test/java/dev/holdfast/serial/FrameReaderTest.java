package dev.holdfast.serial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class FrameReaderTest {

    private final StateOutput out = new StateOutput();

    @Test
    void frames_come_back_as_they_were_written() throws IOException {
        int[] lengths = {0, 1, 127, 128, 5000, 3, 200_000};
        for (int length : lengths) {
            frame(length);
        }

        FrameReader frames = new FrameReader(new ByteArrayInputStream(out.toByteArray()));
        for (int length : lengths) {
            frames.next();
            assertThat(Arrays.copyOf(frames.array(), frames.length())).isEqualTo(bytes(length));
        }
    }

    @Test
    void a_frame_that_is_cut_off_anywhere_is_told() {
        frame(300);
        frame(2000);
        byte[] whole = out.toByteArray();

        for (int end = 302; end < whole.length; end++) {
            FrameReader frames = new FrameReader(new ByteArrayInputStream(whole, 0, end));
            assertThatExceptionOfType(EOFException.class)
                    .as("cut at %s", end)
                    .isThrownBy(() -> {
                        frames.next();
                        frames.next();
                    })
                    .withMessage("The bytes end within a row.");
        }
    }

    @Test
    void a_length_that_is_none_is_told() {
        for (int last : new int[] {0x0F, 0xFF}) {
            byte[] bytes = {-1, -1, -1, -1, (byte) last, 0, 0};
            assertThatIOException()
                    .isThrownBy(() -> new FrameReader(new ByteArrayInputStream(bytes)).next())
                    .withMessage("The bytes hold the length of a row that is none.");
        }
    }

    private void frame(int length) {
        int start = out.beginFrame();
        out.writeRaw(bytes(length), 0, length);
        out.endFrame(start);
    }

    private static byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        Arrays.fill(bytes, (byte) length);
        return bytes;
    }
}
