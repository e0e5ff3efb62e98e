package org.autocrm.mail.mime;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TnefTest {

    @Test
    void itsFilesHaveTheNamesThatTheyHadInOutlook() {
        var tnef = read(new OutlookFiles()
                .oldFile("OLD.TXT", "old".getBytes(UTF_8))
                .file("Grüße.png", "IMAGE/PNG", "<1@outlook>", "new".getBytes(UTF_8)));

        assertThat(tnef.files()).extracting(MailFile::name).containsExactly("OLD.TXT", "Grüße.png");
        assertThat(tnef.files()).extracting(MailFile::mediaType).containsExactly("text/plain", "image/png");
        assertThat(tnef.files())
                .extracting(file -> new String(file.bytes(), UTF_8))
                .containsExactly("old", "new");
        assertThat(tnef.files().get(1).partId()).contains("1@outlook");
        assertThat(tnef.isWhole()).isTrue();
    }

    @Test
    void itsWordsAreReadInEachOfTheirForms() {
        assertThat(read(new OutlookFiles().plain("It is brökén.")).text()).contains("It is brökén.");
        assertThat(read(new OutlookFiles().html("<p>It is brökén.</p>")).html()).contains("<p>It is brökén.</p>");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\\rtf1\\ansi\\ansicpg1252{\\fonttbl{\\f0 Arial;}}One\\par Gr\\'fc\\'dfe} | One/Grüße",
                "{\\rtf1\\ansi{\\fonttbl{\\f0\\fcharset204 Arial;}}\\f0 \\'c4\\'e0} | Да",
                "{\\rtf1\\ansi\\uc1 \\u26085?\\u26412?} | 日本",
                "{\\rtf1\\ansi a {\\pict 4142}{\\*\\unheard of}b\\{\\\\} | a b{\\"
            })
    void itsRichTextIsReadAsWords(String rtf, String words) {
        assertThat(read(new OutlookFiles().rtf(rtf)).text().map(text -> text.replace("\n", "/")))
                .contains(words);
    }

    @Test
    void htmlThatIsHiddenInRichTextIsFound() {
        var rtf = "{\\rtf1\\ansi\\ansicpg1252\\fromhtml1 {\\*\\htmltag64 <p>}\\htmlrtf {\\htmlrtf0 5 < 6 \\'fc"
                + "\\htmlrtf }\\htmlrtf0 {\\*\\htmltag84 &nbsp;}{\\*\\mhtmltag4 x}{\\*\\htmltag72 </p>}}";

        assertThat(read(new OutlookFiles().rtf(rtf)).html()).contains("<p>5 &lt; 6 ü&nbsp;</p>");
    }

    @Test
    void compressedRichTextIsUnpacked() {
        assertThat(CompressedRtf.BEGINNING).hasSize(207);

        // the first six bytes of the dictionary, seven letters, and six bytes of these twice
        var packed = compressed(60, new byte[] {0b0000_0001, 0, 4, '1', ' ', 'h', 'e', 'l', 'l', 'o'});

        assertThat(CompressedRtf.decompressed(packed).map(rtf -> new String(rtf, US_ASCII)))
                .contains("{\\rtf11 hello");
    }

    @Test
    void compressedRichTextMayRepeatWhatItHasJustSaid() {
        var at = CompressedRtf.BEGINNING.length;
        var packed = compressed(12, new byte[] {0b0000_0010, 'a', (byte) (at >> 4), (byte) (at << 4 | 9)});

        assertThat(CompressedRtf.decompressed(packed).map(rtf -> new String(rtf, US_ASCII)))
                .contains("a".repeat(12));
    }

    @Test
    void howMuchItSaysToUnpackDoesNotMatter() {
        var at = CompressedRtf.BEGINNING.length;
        var bomb = new ByteArrayOutputStream();
        for (int i = 0; i < 600_000; i++) {
            bomb.writeBytes(new byte[] {(byte) 0xff});
            for (int k = 0; k < 8; k++) {
                bomb.write(at >> 4);
                bomb.write(at << 4 | 15);
            }
        }

        var unpacked = CompressedRtf.decompressed(compressed(Integer.MAX_VALUE, bomb.toByteArray()));

        assertThat(unpacked.orElseThrow().length).isLessThanOrEqualTo(4 * 1024 * 1024 + 17);
    }

    @Test
    void aMailWithinBringsItsWordsAndFiles() {
        var within = new OutlookFiles().plain("inner").oldFile("inner.txt", "i".getBytes(UTF_8));

        var tnef = read(new OutlookFiles().oldFile("outer", within.written()));

        assertThat(tnef.files()).extracting(MailFile::name).containsExactly("message.txt", "inner.txt");
    }

    @Test
    void aMeetingIsNoMail() {
        assertThat(read(new OutlookFiles().ofClass("IPM.Microsoft Mail.Note")).isMail())
                .isTrue();
        assertThat(read(new OutlookFiles().ofClass("IPM.Schedule.Meeting.Request"))
                        .isMail())
                .isFalse();
    }

    @Test
    void whereItBreaksOffWhatIsThereIsRead() {
        var whole = new OutlookFiles().oldFile("a.txt", new byte[100]).written();

        var tnef = Tnef.of(Arrays.copyOf(whole, whole.length - 40)).orElseThrow();

        assertThat(tnef.isWhole()).isFalse();
        assertThat(tnef.files()).extracting(file -> file.bytes().length).containsExactly(62);
    }

    @Test
    void whatIsSomethingElseIsNotRead() {
        assertThat(Tnef.of("no file of Outlook".getBytes(UTF_8))).isEmpty();
        assertThat(Tnef.of(new byte[0])).isEmpty();
    }

    @Test
    void whateverSomebodyMakesUpIsRead() {
        var chance = new Random(20260320);
        var whole = new OutlookFiles()
                .ofClass("IPM.Note")
                .rtf("{\\rtf1\\ansi\\fromhtml1 {\\*\\htmltag64 <p>}hello\\'fc\\u26085?}")
                .file("a.png", "image/png", "1", new byte[50])
                .written();
        for (int i = 0; i < 20_000; i++) {
            var bytes = whole.clone();
            for (int k = 0; k < 1 + chance.nextInt(6); k++) {
                bytes[6 + chance.nextInt(bytes.length - 6)] = (byte) chance.nextInt(256);
            }

            var tnef = Tnef.of(bytes).orElseThrow();

            assertThat(tnef.files())
                    .allSatisfy(file -> assertThat(file.bytes().length).isLessThan(1_000));
        }
    }

    private static ByteBuffer compressed(int size, byte[] content) {
        return ByteBuffer.allocate(16 + content.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(content.length + 12)
                .putInt(size)
                .putInt(0x75465a4c)
                .putInt(0)
                .put(content)
                .flip();
    }

    private static Tnef read(OutlookFiles file) {
        return Optional.of(file.written()).flatMap(Tnef::of).orElseThrow();
    }
}
