package org.autocrm.mail.reading;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The head of an older mail as programs copy it above its text: From, Sent, To, Subject.
 *
 * @param end the line after it
 */
record HeaderBlock(int end) {

    private static final int LONGEST_NAME = 32;
    private static final int MOST_CONTINUATIONS = 3;
    private static final int MOST_LINES = 40;

    /** There is none. */
    static final HeaderBlock NONE = new HeaderBlock(0);

    /** What a line of it tells. */
    enum Field {
        FROM,
        SENT,
        DATE,
        TO,
        COPY,
        SUBJECT,
        OTHER
    }

    private static final Map<String, Field> FIELDS = fields();

    private static Map<String, Field> fields() {
        var fields = new HashMap<String, Field>();
        put(
                fields,
                Field.FROM,
                "from|von|de|da|van|od|från|fra|lähettäjä|от|кому от|від|kimden|gönderen|发件人|寄件者|寄件人|差出人|送信者|보낸 사람",
                "από|feladó|expéditeur|remitente|remetente|mittente|absender|afzender|nadawca|odosielateľ|odesílatel",
                "avsändare|avsender|afsender|saatja|nuo|no|pošiljatelj|šalje|מאת|من|từ|desde|expeditor|de la",
                "отправитель|发送人");
        put(
                fields,
                Field.SENT,
                "sent|gesendet|envoyé|enviado|enviado el|enviado em|enviada em|enviada|inviato|verzonden|wysłano",
                "wysłane|skickat|sendt|lähetetty|odesláno|odoslané|отправлено|надіслано|gönderildi|gönderilme",
                "gönderme tarihi|发送时间|傳送時間|寄件日期|送信日時|보낸 날짜|date d'envoi|elküldve|trimis|στάλθηκε|enviat|poslano|נשלח",
                "date sent|gesendet am|verstuurd|envoyé le|đã gửi");
        put(
                fields,
                Field.DATE,
                "date|datum|data|fecha|dato|päiväys|päivämäärä|дата|tarih|日期|日付|날짜|ημερομηνία|dátum|תאריך|التاريخ",
                "ngày|时间|dată");
        put(
                fields,
                Field.TO,
                "to|an|à|a|para|aan|do|till|til|vastaanottaja|pro|komu|кому|kime|alıcı|收件人|收件者|宛先|받는 사람|προς|címzett",
                "către|naar|empfänger|destinataire|destinatario|destinatário|אל|إلى|adresat|đến|per|za|prima");
        put(
                fields,
                Field.COPY,
                "cc|bcc|kopie|kopia|kopi|copie|copia|cópia|копия|bilgi|抄送|副本|密件抄送|참조|másolatot kap|kopio|dw|udw|ccn",
                "cci|cco|копія|blindkopie|bcc-kopie");
        put(
                fields,
                Field.SUBJECT,
                "subject|betreff|objet|asunto|oggetto|assunto|onderwerp|temat|ämne|emne|aihe|předmět|predmet|тема",
                "konu|主题|主旨|標題|件名|제목|θέμα|tárgy|subiect|נושא|الموضوع|assumpte|teema|tema|chủ đề|zadeva|sujet|betr");
        put(
                fields,
                Field.OTHER,
                "reply-to|reply to|antwort an|répondre à|responder a|responder para|rispondi a|beantwoorden",
                "odpowiedz do|svara till|svar til|importance|wichtigkeit|priority|priorität|attachments|anlagen",
                "attachment|pièces jointes|adjuntos|organization|newsgroups|message-id|resent-from|anexos|allegati",
                "bijlagen|załączniki");
        return Map.copyOf(fields);
    }

    private static void put(Map<String, Field> fields, Field field, String... names) {
        for (var name : Words.phrases(names)) {
            fields.putIfAbsent(name, field);
        }
    }

    /** A block that begins at this line. */
    static HeaderBlock at(Lines lines, int start, int end) {
        if (field(lines.bare(start)) == null) {
            return NONE;
        }
        var found = EnumSet.noneOf(Field.class);
        var order = new ArrayList<Field>();
        var hasAddress = false;
        var last = start;
        var others = 0;
        var blanks = 0;
        for (int i = start; i < end && i < start + MOST_LINES && others <= MOST_CONTINUATIONS && blanks < 2; i++) {
            var line = lines.bare(i);
            var field = field(line);
            if (field != null) {
                if (found.add(field)) {
                    order.add(field);
                }
                hasAddress |= (field == Field.FROM || field == Field.TO) && line.indexOf('@') >= 0;
                last = i;
                others = 0;
                blanks = 0;
            } else if (line.isEmpty()) {
                blanks++;
            } else {
                others++;
            }
        }
        var isCertain = hasAddress || isInOrder(order) || isMarked(lines, start);
        return isCertain && isHead(found, hasAddress) ? new HeaderBlock(endOfLastField(lines, last, end)) : NONE;
    }

    boolean isThere() {
        return end > 0;
    }

    /** What its lines between these say of that field, the first that do; empty where none does. */
    static String value(Lines lines, int start, int end, Field wanted) {
        for (int i = start; i < end; i++) {
            var line = lines.bare(i);
            if (field(line) == wanted) {
                return line.substring(colon(line) + 1).replace("*", "").strip();
            }
        }
        return "";
    }

    /** The program draws a line above it, or names what follows. */
    private static boolean isMarked(Lines lines, int start) {
        var sign = lines.get(start).sign();
        if (sign == Sign.HISTORY_BEGINS || sign == Sign.UNDER_A_BORDER || sign == Sign.ATTRIBUTION) {
            return true;
        }
        var above = start - 1;
        if (above > 0 && lines.isBlank(above)) {
            above--;
        }
        return above >= 0 && (Divider.isRule(lines.bare(above)) || Divider.isAboveHistory(lines.get(above)));
    }

    /** All that Outlook and Apple Mail write, in their order. */
    private static boolean isInOrder(List<Field> order) {
        var sent = Math.max(order.indexOf(Field.SENT), order.indexOf(Field.DATE));
        var receiver = order.indexOf(Field.TO);
        return order.indexOf(Field.FROM) == 0 && sent > 0 && receiver > sent && order.indexOf(Field.SUBJECT) > receiver;
    }

    /** People also write tables of dates and places, but these have neither an address nor a time of sending. */
    private static boolean isHead(Set<Field> found, boolean hasAddress) {
        var isSender = found.contains(Field.FROM);
        var isSubject = found.contains(Field.SUBJECT);
        var isReceiver = found.contains(Field.TO);
        if (found.contains(Field.SENT) && isSender) {
            return true;
        }
        if (found.contains(Field.DATE)) {
            return (isSender && (isSubject || hasAddress)) || (isReceiver && hasAddress);
        }
        return isSender && isReceiver && isSubject && hasAddress;
    }

    private static int endOfLastField(Lines lines, int last, int end) {
        var index = last + 1;
        while (index < end && index <= last + MOST_CONTINUATIONS && !lines.isBlank(index)) {
            index++;
        }
        return index < end && lines.isBlank(index) ? index : last + 1;
    }

    /** Whether the line looks like "name: value". */
    static boolean isLikeField(String line) {
        var colon = colon(line);
        return colon > 0 && colon <= LONGEST_NAME;
    }

    private static @Nullable Field field(String line) {
        var colon = colon(line);
        if (colon <= 0) {
            return null;
        }
        var name = Words.folded(line.substring(0, colon));
        var from = 0;
        while (from < name.length() && "*_|# ".indexOf(name.charAt(from)) >= 0) {
            from++;
        }
        var to = name.length();
        while (to > from && "*_ ".indexOf(name.charAt(to - 1)) >= 0) {
            to--;
        }
        return FIELDS.get(name.substring(from, to));
    }

    private static int colon(String line) {
        for (int i = 0; i < line.length() && i <= LONGEST_NAME; i++) {
            if (line.charAt(i) == ':' || line.charAt(i) == '：') {
                return i;
            }
        }
        return -1;
    }
}
