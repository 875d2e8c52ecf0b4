package dev.concordat.database.internal.server;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * As much of a PostgreSQL server as a driver needs to go through a connection's beginning and a query, without one: it
 * lets everybody in, has no tables, and answers every query with one row of one column. The messages are those of the
 * protocol's version 3, <a href="https://www.postgresql.org/docs/current/protocol-message-formats.html">documented</a>
 * by PostgreSQL. Nothing leaves the JVM.
 */
final class RehearsalServer extends Socket {

    private static final int LENGTH = Integer.BYTES;

    /** Requests for encryption differ from a beginning by such a number in the place of a version. */
    private static final int ENCRYPTION = 1234 << 16;

    private static final int TEXT = 25;

    private final ByteArrayOutputStream asked = new ByteArrayOutputStream();
    private InputStream answers = InputStream.nullInputStream();
    private boolean begun;

    @Override
    public void connect(SocketAddress endpoint, int timeout) {
        // It is here.
    }

    @Override
    public boolean isConnected() {
        return true;
    }

    @Override
    public void setTcpNoDelay(boolean on) {
        // There is nothing to delay.
    }

    @Override
    public InputStream getInputStream() {
        return new InputStream() {
            @Override
            public int read() throws IOException {
                return answers.read();
            }

            @Override
            public int read(byte[] bytes, int offset, int length) throws IOException {
                return answers.read(bytes, offset, length);
            }

            @Override
            public int available() throws IOException {
                return answers.available();
            }
        };
    }

    @Override
    public OutputStream getOutputStream() {
        return new OutputStream() {
            @Override
            public void write(int one) {
                asked.write(one);
            }

            @Override
            public void write(byte[] bytes, int offset, int length) {
                asked.write(bytes, offset, length);
            }

            @Override
            public void flush() throws IOException {
                answer();
            }
        };
    }

    private void answer() throws IOException {
        ByteBuffer messages = ByteBuffer.wrap(asked.toByteArray());
        asked.reset();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(answers.readAllBytes());
        DataOutputStream out = new DataOutputStream(bytes);
        while (messages.hasRemaining()) {
            if (begun) {
                char type = (char) messages.get();
                messages.position(messages.position() + messages.getInt(messages.position()));
                answer(type, out);
            } else {
                int end = messages.position() + messages.getInt();
                begin(messages.getInt(), out);
                messages.position(end);
            }
        }
        answers = new ByteArrayInputStream(bytes.toByteArray());
    }

    private void begin(int version, DataOutputStream out) throws IOException {
        if ((version & 0xffff0000) == ENCRYPTION) {
            out.writeByte('N');
            return;
        }
        begun = true;
        message(out, 'R', passwordPlease -> passwordPlease.writeInt(3));
    }

    private static void answer(char type, DataOutputStream out) throws IOException {
        switch (type) {
            case 'p' -> welcome(out);
            case 'P' -> message(out, '1', parsed -> {});
            case 'B' -> message(out, '2', bound -> {});
            case 'D' ->
                message(out, 'T', row -> {
                    row.writeShort(1);
                    text(row, "column");
                    row.writeInt(0);
                    row.writeShort(0);
                    row.writeInt(TEXT);
                    row.writeShort(-1);
                    row.writeInt(-1);
                    row.writeShort(0);
                });
            case 'E' -> {
                message(out, 'D', row -> {
                    row.writeShort(1);
                    row.writeInt(1);
                    row.writeByte('t');
                });
                message(out, 'C', complete -> text(complete, "SELECT 1"));
            }
            case 'Q' -> {
                message(out, 'C', complete -> text(complete, "SET"));
                ready(out);
            }
            case 'S' -> ready(out);
            default -> {
                // Nothing else is asked for.
            }
        }
    }

    private static void welcome(DataOutputStream out) throws IOException {
        message(out, 'R', welcome -> welcome.writeInt(0));
        for (List<String> parameter : List.of(
                List.of("server_version", "18.0"),
                List.of("server_encoding", "UTF8"),
                List.of("client_encoding", "UTF8"),
                List.of("DateStyle", "ISO, MDY"),
                List.of("TimeZone", "UTC"),
                List.of("integer_datetimes", "on"),
                List.of("standard_conforming_strings", "on"))) {
            message(out, 'S', status -> {
                text(status, parameter.get(0));
                text(status, parameter.get(1));
            });
        }
        message(out, 'K', key -> key.writeLong(0));
        ready(out);
    }

    private static void ready(DataOutputStream out) throws IOException {
        message(out, 'Z', state -> state.writeByte('I'));
    }

    private static void text(DataOutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.US_ASCII));
        out.writeByte(0);
    }

    private interface Body {
        void into(DataOutputStream out) throws IOException;
    }

    private static void message(DataOutputStream out, char type, Body body) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        body.into(new DataOutputStream(bytes));
        out.writeByte(type);
        out.writeInt(LENGTH + bytes.size());
        bytes.writeTo(out);
    }
}
