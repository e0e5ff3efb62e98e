package org.autocrm.mail.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.autocrm.shared.SafeHtml;
import org.jsoup.nodes.Entities;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for any mail, made up at random or made to harm. */
class AnyMailTest {

    private static final List<String> SENTENCES = List.of(
            "The printer does not work since Monday.",
            "Can you help me with that?",
            "I tried it at 9:15 and again at 10:20, both times in vain.",
            "Hello Ann,",
            "On Monday somebody came and looked at it.",
            "From what I see, the cable is broken.",
            "My number: 4711",
            "Der Drucker geht seit Montag nicht mehr.",
            "Am Montag war jemand da und hat nachgesehen.",
            "L'imprimante ne marche plus depuis lundi !",
            "Le 3 mars était un mardi.",
            "打印机坏了。",
            "プリンターが動きません。",
            "Принтер не работает.",
            "See https://example.org/a?b=c&d=e for a picture.",
            "Please write to carl@example.org as well.",
            "- one",
            "- two -- or three",
            "Best regards",
            "Bob",
            "5 > 3 and a <b> is not a tag",
            "To be or not to be: that is the question.");

    private static final List<String> ATTRIBUTIONS = List.of(
            "On Tue, 3 Mar 2026 at 09:15, Ann Miller <ann@example.org> wrote:",
            "On Tue, 3 Mar 2026 at 09:15, Ann Miller via Help Desk <\nann@example.org> wrote:",
            "Am Di., 3. März 2026 um 09:15 Uhr schrieb Ann Miller <ann@example.org>:",
            "Le mar. 3 mars 2026 à 09:15, Ann Miller <ann@example.org> a\nécrit :",
            "El mar, 3 mar 2026 a las 9:15, Ann Miller (<ann@example.org>) escribió:",
            "Il giorno mar 3 mar 2026 alle ore 09:15 Ann Miller <\nann@example.org> ha scritto:",
            "Em ter., 3 de mar. de 2026 às 09:15, Ann Miller <ann@example.org> escreveu:",
            "Op di 3 mrt 2026 om 09:15 schreef Ann Miller <ann@example.org>:",
            "wt., 3 mar 2026 o 09:15 Ann Miller <ann@example.org> napisał(a):",
            "Den tis 3 mars 2026 kl 09:15 skrev Ann Miller <ann@example.org>:",
            "Den tirs. 3. mar. 2026 kl. 09.15 skrev Ann Miller <ann@example.org>:",
            "tir. 3. mars 2026 kl. 09:15 skrev Ann Miller <ann@example.org>:",
            "ti 3. maalisk. 2026 klo 9.15 Ann Miller (ann@example.org) kirjoitti:",
            "út 3. 3. 2026 v 9:15 odesílatel Ann Miller <ann@example.org> napsal:",
            "вт, 3 мар. 2026 г. в 09:15, Ann Miller <ann@example.org>:",
            "Ann Miller <ann@example.org>, 3 Mar 2026 Sal, 09:15 tarihinde şunu yazdı:",
            "Ann Miller <ann@example.org> 于2026年3月3日周二 09:15写道：",
            "2026年3月3日(火) 9:15 Ann Miller <ann@example.org>:");

    private static final List<String> SIGNATURES = List.of(
            "",
            "-- \nBob Baker\nExample Ltd",
            "--\nBob",
            "Sent from my iPhone",
            "Von meinem iPhone gesendet",
            "This e-mail and any attachments are confidential.");

    private static final List<String> PICTURES = List.of(
            "",
            "<img width=1 height=1 src='https://example.org/x'>\n",
            "<img width=0 src='https://example.org/x'>",
            "<img width=1 src='https://example.org/x'><br>",
            "<div><img width=1 src='https://example.org/x'></div>");

    private static final List<String> CHARACTERS = List.of(
            "\n",
            "\n",
            "\n",
            " ",
            "On ",
            "3",
            "2026",
            "9:15",
            "@",
            ":",
            ">",
            "<",
            "|",
            "-",
            "--",
            "_",
            "*",
            "\"",
            "a",
            "Z",
            "wrote",
            "schrieb",
            "From: ",
            "Sent: ",
            "To: ",
            "\u200b",
            "\u00a0",
            "\ud83d",
            "\ude00",
            "\ud83d\ude00",
            "\u0130",
            "&nbsp;",
            "<br>",
            "<p>",
            "<pre>",
            "<img width=1>",
            "<img>",
            "<hr>",
            "<blockquote>",
            "</blockquote>",
            "<div id=divRplyFwdMsg>",
            "<div class=gmail_attr>",
            "</div>",
            "sent from my ",
            "写道",
            "在",
            "：",
            "(",
            ")",
            "[");

    private static final List<String> MARKS = List.of("> ", ">", ">> ", "| ", " > ");

    @Test
    void isTakenApartIntoWhatWasPutTogether() {
        var chance = new Random(20260303);
        for (int i = 0; i < 1_500; i++) {
            var author = paragraphs(chance);
            var mail = author + "\n\n" + withGap(one(SIGNATURES, chance)) + history(chance);

            assertThat(Reply.of(mail).said()).as(mail).isEqualTo(author);
        }
    }

    @Test
    void isTakenApartIntoWhatWasPutTogetherTheOtherWayRound() {
        var chance = new Random(20260304);
        for (int i = 0; i < 1_000; i++) {
            var author = paragraphs(chance);
            var mail = history(chance) + "\n\n" + author + "\n\n" + one(SIGNATURES, chance);

            assertThat(Reply.of(mail).said()).as(mail).isEqualTo(author);
        }
    }

    @Test
    void isTakenApartInHtmlAsWell() {
        var chance = new Random(20260305);
        for (int i = 0; i < 400; i++) {
            var author = divisions(paragraphs(chance));
            var history = "<div>" + Entities.escape(one(ATTRIBUTIONS, chance)) + "</div><blockquote type=cite>"
                    + divisions(paragraphs(chance)) + "</blockquote>";
            var reply = HtmlReply.of(author + "<br>" + history + one(PICTURES, chance));

            assertThat(reply.said())
                    .as(author + history)
                    .isEqualTo(HtmlReply.of(author).said());
            assertThat(reply.rest().text()).contains("Ann Miller");
        }
    }

    @Test
    void losesNoLine() {
        var chance = new Random(20260306);
        for (int i = 0; i < 1_500; i++) {
            var mail = anything(chance);

            var reply = Reply.of(mail);

            assertThat(linesOf(reply.said() + "\n" + reply.rest())).as(mail).isEqualTo(linesOf(mail));
        }
    }

    @Test
    void losesNoLineOfHtml() {
        var chance = new Random(20260307);
        for (int i = 0; i < 1_000; i++) {
            var mail = "<div>" + divisions(anything(chance)) + anyPicture(chance) + divisions(anything(chance))
                    + "</div>" + anyPicture(chance);

            var reply = HtmlReply.of(mail);

            var whole = SafeHtml.of(mail).text();
            assertThat(linesOf(reply.said().text() + "\n" + reply.rest().text()))
                    .as(mail)
                    .isEqualTo(linesOf(whole));
        }
    }

    @Test
    void losesNoAuthor() {
        var chance = new Random(20260308);
        for (int i = 0; i < 1_500; i++) {
            var mail = anything(chance);

            var reply = Reply.of(mail);

            if (mail.lines().anyMatch(line -> SENTENCES.contains(line))) {
                assertThat(reply.said()).as(mail).isNotBlank();
            }
        }
    }

    @Test
    void isReadWhateverCharactersItIsMadeOf() {
        var chance = new Random(20260309);
        for (int i = 0; i < 3_000; i++) {
            var mail = characters(chance);

            assertThat(Reply.of(mail)).as(mail).isNotNull();
            assertThat(HtmlReply.of(mail)).as(mail).isNotNull();
            assertThat(HtmlReply.of(divisions(mail) + one(PICTURES, chance)))
                    .as(mail)
                    .isNotNull();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Yes.\n", "Yes.\n> no\n", "\n", "Yes.\n\nOn 3/3/2026 9:15, Ann <ann@example.org> wrote:\n"})
    void losesNothingHoweverLongItIs(String beginning) {
        var mail = beginning + "> quoted\n".repeat(30_000) + "\n".repeat(30_000) + "last";

        var reply = Reply.of(mail);

        assertThat(linesOf(reply.said() + "\n" + reply.rest())).isEqualTo(linesOf(mail));
    }

    @Test
    void isSaidAsAWholeIfItIsTooMuchHtml() {
        var reply = HtmlReply.of("<p>Yes.</p><blockquote type=cite>" + "<i>no</i> ".repeat(250_000) + "</blockquote>");

        assertThat(reply.said().text()).startsWith("Yes.").contains("no");
        assertThat(reply.rest().text()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ">",
                "> ",
                "--\n",
                "----------\n",
                "__________\n\n",
                "\n",
                "On 3/3/2026 9:15, Ann ",
                "On 3/3/2026 9:15, Ann\n",
                "On 3/3/2026 9:15 <\n",
                "Ann wrote\n",
                "Ann <a@example.org>\n",
                "From: Ann\n",
                "Subject: x\n\n",
                "> a\nb\n",
                "|\n",
                "Ann> a\n",
                "Sent from my iPhone\n",
                "Sent from my iPhone\n\n",
                "\u200b",
                "This e-mail and any \n",
                "On 3/3/2026 9:15, Ann wrote:\n> a\nb\n",
                "a: ",
                "<",
                " On ",
                "x"
            })
    void isReadInLinearTimeHoweverItIsMade(String piece) {
        var mail = piece.repeat(1_000_000 / piece.length());
        var lines = new Lines(mail.lines().map(Line::of).toList());

        Anatomy.of(lines);

        assertThat(lines.looks()).isLessThan(200L * lines.size() + 200);
        assertThat(longestLook(lines)).isLessThanOrEqualTo(Line.LONGEST);
        assertThat(Reply.of(mail)).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<br>",
                "<div>",
                "<blockquote>",
                "<blockquote>a</blockquote>b",
                "<div class=gmail_quote>",
                "<div class=gmail_quote>a</div>",
                "<pre>a\nb",
                "<pre>a\nb</pre>",
                "a<b>\n",
                "<p>On 3/3/2026 9:15, Ann wrote:<p>",
                "<hr>",
                "<img width=1>",
                "<br><img width=0>",
                "<td>a",
                "<span class=gmail_signature>a</span>"
            })
    void isReadInHtmlHoweverItIsMade(String piece) {
        assertThat(HtmlReply.of(piece.repeat(100_000 / piece.length()))).isNotNull();
    }

    private static int longestLook(Lines lines) {
        return IntStream.range(0, lines.size())
                .map(index -> lines.bare(index).length())
                .max()
                .orElse(0);
    }

    private static String paragraphs(Random chance) {
        var paragraphs = new ArrayList<String>();
        for (int i = 0, count = 1 + chance.nextInt(3); i < count; i++) {
            var sentences = new ArrayList<String>();
            for (int k = 0, some = 1 + chance.nextInt(4); k < some; k++) {
                sentences.add(one(SENTENCES, chance));
            }
            paragraphs.add(String.join("\n", sentences));
        }
        return String.join("\n\n", paragraphs);
    }

    private static String history(Random chance) {
        var mark = one(MARKS, chance);
        var quoted = paragraphs(chance).lines().map(line -> mark + line).collect(Collectors.joining("\n"));
        return one(ATTRIBUTIONS, chance) + (chance.nextBoolean() ? "\n" : "\n\n") + quoted + "\n" + mark + "end";
    }

    private static String anything(Random chance) {
        var pieces = new ArrayList<String>();
        for (int i = 0, count = chance.nextInt(8); i < count; i++) {
            pieces.add(
                    switch (chance.nextInt(6)) {
                        case 0 -> one(ATTRIBUTIONS, chance);
                        case 1 -> one(SIGNATURES, chance);
                        case 2 -> "> " + one(SENTENCES, chance);
                        case 3 -> "";
                        case 4 -> "-----Original Message-----";
                        default -> one(SENTENCES, chance);
                    });
        }
        return String.join("\n", pieces);
    }

    private static String anyPicture(Random chance) {
        return chance.nextInt(3) == 0 ? "<img src='https://example.org/x.png'>" : one(PICTURES, chance);
    }

    private static String characters(Random chance) {
        return IntStream.range(0, chance.nextInt(30))
                .mapToObj(index -> one(CHARACTERS, chance))
                .collect(Collectors.joining());
    }

    private static String divisions(String text) {
        return text.lines()
                .map(line -> line.isEmpty() ? "<div><br></div>" : "<div>" + Entities.escape(line) + "</div>")
                .collect(Collectors.joining());
    }

    private static String withGap(String signature) {
        return signature.isEmpty() ? "" : signature + "\n\n";
    }

    private static List<String> linesOf(String text) {
        return Arrays.stream(text.split("\n"))
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .sorted()
                .toList();
    }

    private static String one(List<String> some, Random chance) {
        return some.get(chance.nextInt(some.size()));
    }
}
