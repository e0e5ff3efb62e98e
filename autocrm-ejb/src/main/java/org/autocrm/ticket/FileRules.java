package org.autocrm.ticket;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;

/** Which files may be attached. */
final class FileRules {

    private static final long MEGABYTE = 1024L * 1024;
    private static final int LONGEST_NAME = 200;

    private final TicketSettings.Values settings;

    FileRules(TicketSettings.Values settings) {
        this.settings = settings;
    }

    long largest() {
        return settings.largestMegabytes() * MEGABYTE;
    }

    /** The last part of a path, without what no file system takes. */
    static String name(String typed) {
        var name = typed.replaceAll("^.*[/\\\\]", "")
                .replaceAll("[\\p{Cntrl}\\u202a-\\u202e\\u2066-\\u2069]", "")
                .strip();
        var shown = name.isEmpty() ? "file" : name;
        return shown.length() <= LONGEST_NAME ? shown : shown.substring(shown.length() - LONGEST_NAME);
    }

    void refuse(String name, String mediaType, long size) {
        var type = mediaType.replaceAll(";.*", "").strip().toLowerCase(Locale.ROOT);
        var lower = name.toLowerCase(Locale.ROOT).replaceAll("[\\s.]+$", ""); // as Windows would open it
        var blocked = settings.blocked().stream()
                .anyMatch(one -> one.contains("/") ? one.equals(type) : lower.endsWith("." + one));
        if (blocked) {
            throw new FileNotAllowed("Files like " + name + " may not be attached.");
        }
        refuseLarge(name, size);
    }

    InputStream limit(String name, InputStream content) {
        return new FilterInputStream(content) {

            private long read;

            @Override
            public int read() throws IOException {
                var one = super.read();
                count(one < 0 ? 0 : 1);
                return one;
            }

            @Override
            public int read(byte[] buffer, int offset, int length) throws IOException {
                var some = super.read(buffer, offset, length);
                count(Math.max(0, some));
                return some;
            }

            @Override
            public boolean markSupported() {
                return false;
            }

            private void count(int bytes) {
                read += bytes;
                refuseLarge(name, read);
            }
        };
    }

    private void refuseLarge(String name, long size) {
        if (size > largest()) {
            throw new FileNotAllowed("%s is larger than %d MB.".formatted(name, settings.largestMegabytes()));
        }
    }
}
