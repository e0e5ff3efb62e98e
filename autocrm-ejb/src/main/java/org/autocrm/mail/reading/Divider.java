package org.autocrm.mail.reading;

import java.util.List;
import java.util.Set;

/** Lines that divide the author's words from something else. */
final class Divider {

    private static final int LONGEST = 120;

    private static final Set<String> MESSAGE = Words.set(
            "message messages mail email e-mail nachricht nachrichten meddelelse meddelande melding mensaje messaggio",
            "mensagem bericht wiadomość wiadomości viesti viestin zpráva správa zprávy сообщение сообщения письмо",
            "повідомлення ileti iletisi mesaj mesajı posta üzenet mesajul missatge correo courriel courrier brev besked post",
            "sporočilo poruka pranešimas ziņojums kiri thư");

    private static final Set<String> OLDER = Words.set(
            "original originale original reply forwarded forward replied previous originál originales origine ursprüngliche",
            "originalnachricht weitergeleitete weitergeleiteten weitergeleitet antwort oprindelig oprindelige opprinnelig",
            "opprinnelige ursprungligt ursprungliga originalmeddelelse originalmeddelande original oorspronkelijk",
            "oorspronkelijke origineel doorgestuurd doorgestuurde originalny oryginalna pierwotna przekazana przekazane",
            "przekazanej przesłana alkuperäinen välitetty edelleenlähetetty původní přeposlaná pôvodná preposlaná исходное",
            "пересылаемое пересланное оригинальное перенаправленное переадресованного переадресованное пересылаемого",
            "вихідне переслане orijinal özgün yönlendirilen iletilen eredeti továbbított transféré transférée réexpédié",
            "réexpédiée initial reenviado reenviada reencaminhada encaminhada encaminado inoltrato originario",
            "vidarebefordrat vidarebefordrade videresendt videresendte izvirno originalno redirigido adelantado original",
            "πρωτότυπο gốc chuyển originala initiale");

    private static final Set<String> WHOLE = Words.set("originalnachricht originalmeddelande originalmeddelelse");

    private static final List<String> MESSAGE_UNSPACED =
            List.of("邮件", "郵件", "信件", "信息", "消息", "メッセージ", "メール", "메시지", "메일", "原文");

    private static final List<String> OLDER_UNSPACED =
            List.of("原始", "原邮件", "原件", "原文", "转发", "轉寄", "转寄", "轉發", "回复", "元の", "転送", "返信", "원본", "전달");

    private static final List<String> REPLY_ABOVE = Words.phrases(
            "reply above this line|reply above the line|type your reply above|write above this line",
            "antworten sie oberhalb dieser|antworten oberhalb dieser|über dieser zeile antworten",
            "oberhalb dieser linie|répondre au dessus de cette ligne|répondez au dessus de cette ligne",
            "écrivez au dessus de cette ligne|responda por encima de esta línea|rispondi sopra questa",
            "responda acima desta linha|beantwoord boven deze|antwoord boven deze|svara ovanför denna",
            "svar over denne");

    private static final List<String> TITLES = Words.phrases(
            "begin|anfang|début|debut|inicio|início|inizio|start|początek|začátek|начало|alku|välitetty",
            "vidarebefordrat|videresendt|videresendte|forwarded message|original message|mensaje reenviado",
            "mensagem encaminhada|yönlendirilen|doorgestuurd");

    private Divider() {}

    /** "-----Original Message-----", "Begin forwarded message:", "Reply above this line": what follows is older. */
    static boolean isAboveHistory(Line line) {
        var text = line.bare();
        if (text.length() < 4 || text.length() > LONGEST) {
            return false;
        }
        var isDecorated = isDecorated(text);
        if (!isDecorated && !text.endsWith(":") && !text.endsWith("：")) {
            return false;
        }
        var plain = Words.plain(text);
        if (Words.containsAny(plain, REPLY_ABOVE)) {
            return true;
        }
        var words = Words.of(plain);
        var isOlder = words.stream().anyMatch(OLDER::contains);
        var isMessage = words.stream().anyMatch(MESSAGE::contains);
        var isWhole = words.stream().anyMatch(WHOLE::contains)
                || (Words.containsAny(plain, MESSAGE_UNSPACED) && Words.containsAny(plain, OLDER_UNSPACED));
        if (isDecorated) {
            return words.size() <= 7 && (isWhole || (isMessage && (isOlder || words.size() == 1)));
        }
        return words.size() <= 6 && ((isMessage && isOlder && isTitle(text)) || (isWhole && words.size() == 1));
    }

    /**
     * It has no verb but begins as "Begin", "Anfang", "Début" and the like do: with a capital, and it is no question.
     */
    private static boolean isTitle(String text) {
        return Words.startsWithAny(Words.folded(text), TITLES);
    }

    /** Made of nothing but one kind of sign, as people draw above a signature or a footer. */
    static boolean isRule(String text) {
        if (text.length() < 2 || text.length() > LONGEST) {
            return isLoneMark(text);
        }
        var first = ' ';
        for (int i = 0; i < text.length(); i++) {
            var character = text.charAt(i);
            if (character != ' ') {
                if ("-_=~*#+—–─━═".indexOf(character) < 0 || (first != ' ' && character != first)) {
                    return false;
                }
                first = character;
            }
        }
        return true;
    }

    /** Drawn by an element of HTML. */
    static boolean isDrawn(String text) {
        return text.equals(Line.DRAWN);
    }

    /** A mark that programs for following mails leave where they were. */
    static boolean isLoneMark(String text) {
        return "ᐧ".equals(text) || "—".equals(text) || "\u2500".equals(text);
    }

    /** The line above a signature, RFC 3676 section 4.3; the space at its end is often lost. */
    static boolean isSignatureMark(String text) {
        return "--".equals(text) || "—".equals(text) || "- -".equals(text);
    }

    private static boolean isDecorated(String text) {
        return isDecoration(text.charAt(0))
                && isDecoration(text.charAt(1))
                && isDecoration(text.charAt(text.length() - 1));
    }

    private static boolean isDecoration(char character) {
        return "-_=*~#+—–─ ".indexOf(character) >= 0;
    }
}
