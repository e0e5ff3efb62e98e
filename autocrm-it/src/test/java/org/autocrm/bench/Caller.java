package org.autocrm.bench;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** An HTTP client on one connection that is kept open: it must not take the processor from what it measures. */
final class Caller implements AutoCloseable {

    private final String host;
    private final int port;
    private final String headers;
    private final Socket socket;
    private final InputStream in;

    /** What came back; names of headers in lower case. */
    @SuppressWarnings("ArrayRecordComponent") // nobody compares answers
    record Answer(int status, Map<String, String> headers, byte[] body) {

        String text() {
            return new String(body, StandardCharsets.UTF_8);
        }
    }

    /** @param headers that every request has, each with its end of line */
    Caller(String url, String headers) throws IOException {
        var uri = URI.create(url);
        this.host = uri.getHost();
        this.port = uri.getPort();
        this.headers = headers;
        socket = new Socket(host, port);
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(60_000);
        in = new BufferedInputStream(socket.getInputStream(), 1 << 15);
    }

    Answer get(String path) throws IOException {
        return send("GET " + path + " HTTP/1.1\r\nHost: " + host + ":" + port + "\r\n" + headers + "\r\n", new byte[0]);
    }

    Answer post(String path, String mediaType, byte[] body) throws IOException {
        var head = "POST " + path + " HTTP/1.1\r\nHost: " + host + ":" + port + "\r\n" + headers + "Content-Type: "
                + mediaType + "\r\nContent-Length: " + body.length + "\r\n\r\n";
        return send(head, body);
    }

    private Answer send(String head, byte[] body) throws IOException {
        var request = new ByteArrayOutputStream(head.length() + body.length);
        request.write(head.getBytes(StandardCharsets.ISO_8859_1));
        request.write(body);
        request.writeTo(socket.getOutputStream());
        return read();
    }

    private Answer read() throws IOException {
        int status = Integer.parseInt(line().split(" ", 3)[1]);
        var answered = new TreeMap<String, String>();
        for (var line = line(); !line.isEmpty(); line = line()) {
            int colon = line.indexOf(':');
            answered.merge(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip(),
                    (one, other) -> one + "\n" + other);
        }
        var length = answered.get("content-length");
        return new Answer(status, answered, length == null ? chunks(answered) : exactly(Integer.parseInt(length)));
    }

    private byte[] chunks(Map<String, String> answered) throws IOException {
        var body = new ByteArrayOutputStream();
        if (answered.containsKey("transfer-encoding")) {
            for (int size = size(); size > 0; size = size()) {
                body.write(exactly(size));
                line();
            }
            line();
        }
        return body.toByteArray();
    }

    private int size() throws IOException {
        return Integer.parseInt(line().split(";", 2)[0].strip(), 16);
    }

    private byte[] exactly(int length) throws IOException {
        var bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException("the answer ended after " + bytes.length + " of " + length + " bytes");
        }
        return bytes;
    }

    private String line() throws IOException {
        var line = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new EOFException("the server hung up");
            }
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            // nothing is lost with it
        }
    }
}
