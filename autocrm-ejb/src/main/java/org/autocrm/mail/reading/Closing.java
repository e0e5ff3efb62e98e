package org.autocrm.mail.reading;

import java.util.List;

/** What stands below the last word of an author: signature, advertisement of a program, footers. */
final class Closing {

    private static final int LONGEST_SIGNATURE = 40;
    private static final int LONGEST_BELOW_A_RULE = 10;
    private static final int LONGEST_FOOTER = 60;
    private static final int LONGEST_ADVERTISEMENT = 90;

    private static final List<String> SENT_FROM = List.of(
            "sent from ",
            "sent via ",
            "sent with ",
            "sent using ",
            "sent by my ",
            "sent on the go",
            "get outlook for ",
            "download outlook",
            "sent by outlook",
            "gesendet von ",
            "gesendet mit ",
            "gesendet vom ",
            "gesendet über ",
            "von meinem ",
            "von meinen ",
            "diese nachricht wurde von meinem",
            "holen sie sich outlook",
            "outlook für ",
            "envoyé de ",
            "envoyé depuis ",
            "envoyé à partir d",
            "envoyé via ",
            "envoyé par ",
            "envoyé avec ",
            "télécharger outlook",
            "téléchargez outlook",
            "obtenez outlook",
            "obtenir outlook",
            "enviado desde ",
            "enviado con ",
            "enviado de ",
            "enviado do ",
            "enviado a partir d",
            "enviado via ",
            "enviado por ",
            "obtener outlook",
            "obtenga outlook",
            "obter o outlook",
            "obtenha o outlook",
            "descarga outlook",
            "inviato da",
            "inviato dal ",
            "inviato con ",
            "scarica outlook",
            "ottieni outlook",
            "verzonden vanaf ",
            "verzonden met ",
            "verzonden vanuit ",
            "verzonden via ",
            "verstuurd vanaf ",
            "verstuurd met ",
            "verstuurd vanuit ",
            "outlook voor ",
            "outlook downloaden",
            "download outlook voor",
            "wysłane z ",
            "wysłano z ",
            "wysłane przez ",
            "pobierz outlook",
            "pobierz program outlook",
            "pobierz aplikację outlook",
            "skickat från ",
            "skickades från ",
            "skickat med ",
            "hämta outlook",
            "sendt fra ",
            "sendt med ",
            "hent outlook",
            "skaff deg outlook",
            "få outlook",
            "lähetetty ",
            "hanki outlook",
            "odesláno z",
            "odoslané z",
            "odesláno pomocí",
            "stáhnout outlook",
            "získat outlook",
            "отправлено с ",
            "отправлено из ",
            "отправлено через ",
            "послано с ",
            "скачать outlook",
            "получить outlook",
            "надіслано з ",
            "发自我的",
            "发送自",
            "从我的",
            "通过我的",
            "發自我的",
            "傳送自",
            "从 outlook",
            "来自我的",
            "使用 outlook",
            "iphoneから送信",
            "ipadから送信",
            "androidから送信",
            "outlook for ",
            "私の",
            "内の",
            "내 iphone",
            "나의 iphone",
            "elküldve ",
            "trimis de pe ",
            "trimis din ",
            "στάλθηκε από ",
            "נשלח מה",
            "poslano z ",
            "posláno z ",
            "enviat des ",
            "được gửi từ",
            "gửi từ ");

    private static final List<String> SENT_FROM_ENDS = List.of(
            "gesendet",
            "geschickt",
            "gönderildi",
            "から送信",
            "から送信されました",
            "发送",
            "發送",
            "傳送",
            "에서 보냄",
            "küldve",
            "küldtem",
            "downloaden",
            "indirin",
            "edinin",
            "herunterladen");

    private static final List<String> TELEPHONES = List.of(
            "iphone",
            "ipad",
            "android",
            "outlook",
            "samsung",
            "galaxy",
            "huawei",
            "xiaomi",
            "blackberry",
            "handy",
            "mail");

    private static final List<String> FOOTERS = List.of(
            "this email and any ",
            "this e-mail and any ",
            "this email message and any",
            "this message and any ",
            "this e-mail message and any",
            "this email (and any",
            "this e-mail (and any",
            "this email (including",
            "this e-mail (including",
            "this message (including",
            "this email, and any",
            "this e-mail, and any",
            "this message, and any",
            "this email is confidential",
            "this e-mail is confidential",
            "this message is confidential",
            "this email message is ",
            "this e-mail message is ",
            "this email contains ",
            "this e-mail contains ",
            "this email may contain",
            "this e-mail may contain",
            "this message may contain",
            "this message contains confidential",
            "this message is intended",
            "this email is intended",
            "this e-mail is intended",
            "this communication is ",
            "this communication may",
            "this transmission ",
            "the information contained in this",
            "the information in this e",
            "the information transmitted",
            "the contents of this e",
            "confidentiality notice",
            "confidentiality:",
            "privileged and confidential",
            "privileged/confidential",
            "legal disclaimer",
            "disclaimer:",
            "if you are not the intended recipient",
            "if you have received this",
            "please consider the environment",
            "consider the environment",
            "think before you print",
            "this email has been scanned",
            "this e-mail has been scanned",
            "this email has been checked",
            "this email was scanned",
            "virus-free.",
            "virus free.",
            "scanned by ",
            "diese e-mail enthält",
            "diese nachricht enthält",
            "diese email enthält",
            "diese e-mail und",
            "diese mail enthält",
            "diese e-mail ist vertraulich",
            "diese e-mail kann vertraul",
            "der inhalt dieser e-mail",
            "der inhalt dieser mail",
            "die information in dieser e-mail",
            "die informationen in dieser",
            "vertraulichkeitshinweis",
            "diese e-mail wurde ",
            "bitte denken sie an die umwelt",
            "bitte prüfen sie der umwelt",
            "virenfrei.",
            "denken sie an die umwelt",
            "ce message et ",
            "ce courriel et ",
            "ce message est confidentiel",
            "ce message contient",
            "ce message peut contenir",
            "ce courriel est ",
            "ce mail et ",
            "l'information contenue dans ce",
            "les informations contenues dans ce",
            "avis de confidentialité",
            "pensez à l'environnement",
            "pensez à l’environnement",
            "garanti sans virus",
            "este mensaje y ",
            "este correo electrónico y ",
            "este mensaje contiene",
            "este mensaje puede contener",
            "este mensaje se dirige",
            "este mensaje va dirigido",
            "este correo electrónico contiene",
            "aviso legal",
            "aviso de confidencialidad",
            "la información contenida en este",
            "antes de imprimir",
            "libre de virus",
            "questo messaggio ",
            "questa e-mail ",
            "questa email ",
            "le informazioni contenute in q",
            "il presente messaggio",
            "avviso di riservatezza",
            "prima di stampare",
            "privo di virus",
            "esta mensagem ",
            "este e-mail e ",
            "este e-mail pode",
            "aviso de confidencialidade",
            "as informações contidas n",
            "antes de imprimir",
            "dit bericht en ",
            "dit bericht is ",
            "dit bericht kan ",
            "deze e-mail ",
            "deze email ",
            "dit e-mailbericht",
            "de informatie in dit",
            "de informatie verzonden",
            "ta wiadomość ",
            "niniejsza wiadomość",
            "treść tej wiadomości",
            "wiadomość ta ",
            "niniejszy e-mail",
            "detta meddelande ",
            "detta e-postmeddelande",
            "detta mail ",
            "denne e-mail ",
            "denne meddelelse ",
            "denne e-posten ",
            "denne eposten",
            "denne meldingen ",
            "denna e-post",
            "tämä viesti ",
            "tämä sähköposti",
            "tato zpráva ",
            "tento e-mail ",
            "obsah tohoto e-mailu",
            "это сообщение ",
            "данное сообщение ",
            "настоящее сообщение",
            "bu e-posta",
            "bu mesaj ",
            "bu ileti",
            "本邮件",
            "此邮件",
            "このメールは機密",
            "このメールには",
            "本メール");

    private static final List<String> FOOTER_WORDS = List.of(
            "unsubscribe",
            "mailing list",
            "mailman",
            "google group",
            "previous replies",
            "notification",
            "confidential",
            "intended recipient",
            "disclaimer",
            "abbestellen",
            "abmelden",
            "se désabonner",
            "désinscri",
            "vertraulich",
            "confidentiel",
            "confidencial",
            "riservat",
            "virus",
            "visit the topic",
            "visit topic",
            "view it on github",
            "reply to this email directly",
            "view this ticket",
            "darse de baja",
            "wypisać",
            "отписаться",
            "退订",
            "privacy policy");

    private Closing() {}

    /** The line where the signature and all that follows it begins among these lines, or {@code to}. */
    static int begin(Lines lines, int from, int to) {
        var end = endOfWords(lines, from, to);
        var isInSections = false;
        for (int i = from; i < end; i++) {
            var line = lines.bare(i);
            if (Divider.isSignatureMark(line) && end - i <= LONGEST_SIGNATURE) {
                return i;
            }
            if (Divider.isRule(line)) {
                if (isBelowARule(lines, i, end, isInSections || Divider.isDrawn(line))) {
                    return i;
                }
                isInSections = true;
            }
            if (end - i <= LONGEST_FOOTER && isFooter(line) && isAfterBlank(lines, i, from)) {
                return i;
            }
        }
        return end;
    }

    /** "Sent from my telephone" and the like, which stands for itself. */
    static boolean isAdvertisement(Lines lines, int index, int from, int to) {
        var line = lines.bare(index);
        if (line.isEmpty() || line.length() > LONGEST_ADVERTISEMENT || line.endsWith("?") || line.endsWith("!")) {
            return false;
        }
        var text = undecorated(Words.folded(line));
        if (Words.of(text).size() > 13) {
            return false;
        }
        var isOne = Words.startsWithAny(text, SENT_FROM) || isTelephoneWithVerb(text);
        return isOne && (isAfterBlank(lines, index, from) || lines.skipBlank(index + 1, to) == to);
    }

    /** In some languages the verb stands at the end. */
    private static boolean isTelephoneWithVerb(String text) {
        var end = text.length();
        while (end > 0 && !Character.isLetterOrDigit(text.charAt(end - 1))) {
            end--;
        }
        return Words.containsAny(text, TELEPHONES)
                && SENT_FROM_ENDS.stream().anyMatch(text.substring(0, end)::endsWith);
    }

    private static String undecorated(String text) {
        var from = 0;
        while (from < text.length() && !Character.isLetterOrDigit(text.charAt(from))) {
            from++;
        }
        return text.substring(from);
    }

    private static int endOfWords(Lines lines, int from, int to) {
        var end = to;
        while (end > from && lines.isBlank(end - 1)) {
            end--;
        }
        return end;
    }

    private static boolean isAfterBlank(Lines lines, int index, int from) {
        return index == from || lines.isBlank(index - 1) || Divider.isRule(lines.bare(index - 1));
    }

    private static boolean isFooter(String line) {
        return Words.startsWithAny(undecorated(Words.folded(line)), FOOTERS);
    }

    /** Below a drawn line stands a signature or a footer, and not the next part of a letter. */
    private static boolean isBelowARule(Lines lines, int rule, int end, boolean isFooterOnly) {
        var shown = 0;
        var sentences = 0;
        var isFooter = false;
        for (int i = rule + 1; i < end; i++) {
            if (i - rule > LONGEST_FOOTER) {
                return false;
            }
            var line = lines.bare(i);
            if (line.isEmpty() || Divider.isRule(line)) {
                continue;
            }
            shown++;
            isFooter |= Words.containsAny(Words.folded(line), FOOTER_WORDS);
            sentences += line.endsWith("?") ? 10 : isSentence(line) ? 1 : 0;
        }
        return isFooter || shown == 0 || (!isFooterOnly && shown <= LONGEST_BELOW_A_RULE && sentences <= 1);
    }

    private static boolean isSentence(String line) {
        return (line.endsWith(".") || line.endsWith("!") || line.endsWith("。"))
                && Words.of(line).size() >= 3;
    }
}
