package dev.holdfast.parquet;

import dev.holdfast.runtime.io.files.InputFiles;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import org.apache.parquet.io.InputFile;
import org.apache.parquet.io.SeekableInputStream;
import org.jspecify.annotations.Nullable;

/**
 * A file as Parquet reads it: the one that was there at the last look, whatever has its name by now.
 *
 * @param input the files
 * @param name of the file
 * @param size at the last look
 */
record FileContent(InputFiles input, String name, long size) implements InputFile {

    @Override
    public long getLength() {
        return size;
    }

    @Override
    public SeekableInputStream newStream() {
        return new Content();
    }

    private final class Content extends SeekableInputStream {

        private @Nullable InputStream in;
        private long position;

        private InputStream opened() throws IOException {
            InputStream open = in;
            if (open == null) {
                open = input.read(name, position);
                in = open;
            }
            return open;
        }

        @Override
        public long getPos() {
            return position;
        }

        @Override
        public void seek(long newPosition) throws IOException {
            if (newPosition < 0 || newPosition > size) {
                throw new EOFException("it points behind its end");
            }
            if (newPosition != position) {
                close();
                position = newPosition;
            }
        }

        @Override
        public int read() throws IOException {
            int next = opened().read();
            position += next < 0 ? 0 : 1;
            return next;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            int count = opened().read(target, offset, length);
            position += Math.max(0, count);
            return count;
        }

        @Override
        public void readFully(byte[] target) throws IOException {
            readFully(target, 0, target.length);
        }

        @Override
        public void readFully(byte[] target, int offset, int length) throws IOException {
            if (readNBytes(target, offset, length) < length) {
                throw new EOFException("it ends within a part that it should have");
            }
        }

        @Override
        public int read(ByteBuffer target) throws IOException {
            byte[] bytes = new byte[target.remaining()];
            int count = read(bytes, 0, bytes.length);
            target.put(bytes, 0, Math.max(0, count));
            return count;
        }

        @Override
        public void readFully(ByteBuffer target) throws IOException {
            byte[] bytes = new byte[target.remaining()];
            readFully(bytes);
            target.put(bytes);
        }

        @Override
        public void close() throws IOException {
            if (in != null) {
                in.close();
                in = null;
            }
        }
    }
}
