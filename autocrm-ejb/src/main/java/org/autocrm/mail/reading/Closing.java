package org.autocrm.mail.reading;

import java.util.List;
import java.util.Set;

/** What stands below the last word of an author: signature, advertisement of a program, footers. */
final class Closing {

    private static final int LONGEST_SIGNATURE = 40;
    private static final int LONGEST_BELOW_A_RULE = 10;
    private static final int LONGEST_FOOTER = 60;
    private static final int LONGEST_ADVERTISEMENT = 90;

    /** How a program advertises itself; what follows must be a device or a program. */
    private static final List<String> SENT_FROM = Words.phrases(
            "sent from |sent via |sent with |sent using |sent by my |sent on the go|get outlook for ",
            "download outlook|sent by outlook|gesendet von |gesendet mit |gesendet vom |gesendet über ",
            "holen sie sich outlook|envoyé de |envoyé depuis |envoyé à partir d|envoyé via |envoyé par ",
            "envoyé avec |télécharger outlook|téléchargez outlook|obtenez outlook|obtenir outlook|enviado desde ",
            "enviado con |enviado de |enviado do |enviado a partir d|enviado via |enviado por |obtener outlook",
            "obtenga outlook|obter o outlook|obtenha o outlook|descarga outlook|inviato da|inviato dal ",
            "inviato con |scarica outlook|ottieni outlook|verzonden vanaf |verzonden met |verzonden vanuit ",
            "verzonden via |verstuurd vanaf |verstuurd met |verstuurd vanuit |download outlook voor|wysłane z ",
            "wysłano z |wysłane przez |pobierz outlook|pobierz program outlook|pobierz aplikację outlook",
            "skickat från |skickades från |skickat med |hämta outlook|sendt fra |sendt med |hent outlook",
            "skaff deg outlook|få outlook|lähetetty |hanki outlook|odesláno z|odoslané z|odesláno pomocí",
            "stáhnout outlook|získat outlook|отправлено с |отправлено из |отправлено через |послано с ",
            "скачать outlook|получить outlook|надіслано з |发自我的|发送自|發自我的|来自我的|elküldve |trimis de pe |trimis din ",
            "στάλθηκε από |נשלח מה|poslano z |posláno z |enviat des |được gửi từ|gửi từ |发自|來自我的|傳送自");

    /** The same in languages that put the verb at the end: how it begins. */
    private static final List<String> VERB_LAST_BEGINNINGS = Words.phrases(
            "von mein|von unterwegs|diese nachricht wurde von|diese e-mail wurde von|outlook|从|從|通过|通過|用|내|나의",
            "az én|iphone|ipad|android|samsung|galaxy|huawei|xiaomi|blackberry|windows|gmail|yahoo");

    private static final List<String> VERB_LAST_ENDS = Words.phrases(
            "gesendet|geschickt|gönderildi|から送信|から送信されました|发送|發送|傳送|보냄|küldve|küldtem|downloaden|indirin|edinin",
            "herunterladen|beziehen|abrufen|を入手");

    private static final List<String> DEVICES = Words.phrases(
            "iphone|ipad|android|outlook|samsung|galaxy|huawei|xiaomi|blackberry|handy|mail|mobil|phone|telefon",
            "tablet|yahoo|proton|windows|spark|sparrow|thunderbird|appareil|dispositivo|puhelim|laite|телефон",
            "почт|мобильн|смартфон|手机|手機|スマート|device|gerät|toestel|enhet|enhed|poczt|urządzeni|zařízení|tapatalk",
            "superhuman|zoho|tutanota|wireless|network|nokia|iphon|aol|gmx|web.de");

    private static final Set<String> MINE = Set.of(
            "my", "mi", "meu", "mon", "mio", "mijn", "min", "mein", "meinem", "meinen", "mojego", "mého", "моего",
            "minun");

    /** How a legal footer begins, if it goes on about secrets. */
    private static final List<String> FOOTERS = Words.phrases(
            "this email and any |this e-mail and any |this email message and any|this message and any ",
            "this e-mail message and any|this email (and any|this e-mail (and any|this email (including",
            "this e-mail (including|this message (including|this email, and any|this e-mail, and any",
            "this message, and any|this email is confidential|this e-mail is confidential",
            "this message is confidential|this email message is |this e-mail message is |this email contains ",
            "this e-mail contains |this email may contain|this e-mail may contain|this message may contain",
            "this message contains confidential|this message is intended|this email is intended",
            "this e-mail is intended|this communication is |this communication may|this transmission ",
            "the information contained in this|the information in this e|the information transmitted",
            "the contents of this e|if you have received this|diese e-mail enthält|diese nachricht enthält",
            "diese email enthält|diese e-mail und|diese mail enthält|diese e-mail ist vertraulich",
            "diese e-mail kann vertraul|der inhalt dieser e-mail|der inhalt dieser mail",
            "die information in dieser e-mail|die informationen in dieser|diese e-mail wurde von avast|diese e-mail wurde auf viren|ce message et ",
            "ce courriel et |ce message est confidentiel|ce message contient|ce message peut contenir",
            "ce courriel est |ce mail et |l'information contenue dans ce|les informations contenues dans ce",
            "este mensaje y |este correo electrónico y |este mensaje contiene|este mensaje puede contener",
            "este mensaje se dirige|este mensaje va dirigido|este correo electrónico contiene",
            "la información contenida en este|questo messaggio |questa e-mail |questa email ",
            "le informazioni contenute in q|il presente messaggio|esta mensagem |este e-mail e |este e-mail pode",
            "as informações contidas n|dit bericht en |dit bericht is |dit bericht kan |deze e-mail |deze email ",
            "dit e-mailbericht|de informatie in dit|de informatie verzonden|ta wiadomość |niniejsza wiadomość",
            "treść tej wiadomości|wiadomość ta |niniejszy e-mail|detta meddelande |detta e-postmeddelande",
            "detta mail |denne e-mail |denne meddelelse |denne e-posten |denne eposten|denne meldingen ",
            "denna e-post|tämä viesti |tämä sähköposti|tato zpráva |tento e-mail |obsah tohoto e-mailu",
            "это сообщение |данное сообщение |настоящее сообщение|bu e-posta|bu mesaj |bu ileti|本邮件|此邮件|このメールは機密",
            "このメールには|本メール|denne e-post|αυτό το ");

    /** How a footer begins that needs no proof. */
    private static final List<String> PLAIN_FOOTERS = Words.phrases(
            "confidentiality notice|confidentiality:|privileged and confidential|privileged/confidential",
            "legal disclaimer|disclaimer:|if you are not the intended recipient|please consider the environment",
            "consider the environment|think before you print|this email has been scanned",
            "this e-mail has been scanned|this email has been checked|this email was scanned|virus-free.",
            "virus free.|scanned by |vertraulichkeitshinweis|bitte denken sie an die umwelt",
            "bitte prüfen sie der umwelt|virenfrei.|denken sie an die umwelt|avis de confidentialité",
            "pensez à l'environnement|pensez à l’environnement|garanti sans virus|aviso legal",
            "aviso de confidencialidad|antes de imprimir|libre de virus|avviso di riservatezza|prima di stampare",
            "privo di virus|aviso de confidencialidade");

    private static final List<String> SECRETS = Words.phrases(
            "confiden|vertraulich|riservat|privileg|intended|addressee|destin|geheim|empfänger|ontvanger|bestemd",
            "vertrouwelijk|poufn|przeznaczon|konfid|fortrolig|avsedd|sekretess|luottamuk|tarkoitettu|důvěrn|určen",
            "конфиденц|предназнач|gizli|alıcı|機密|保密|机密|virus|вирус|viren|soggett|in error|legally");

    private static final List<String> FOOTER_WORDS = Words.phrases(
            "unsubscribe|mailing list|mailman|google group|previous replies|notification|confidential",
            "intended recipient|disclaimer|abbestellen|abmelden|se désabonner|désinscri|vertraulich|confidentiel",
            "confidencial|riservat|virus|visit the topic|visit topic|view it on github",
            "reply to this email directly|view this ticket|darse de baja|wypisać|отписаться|退订|privacy policy");

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
                if (!isUnderline(lines, i, from) && isBelowARule(lines, from, i, end, isInSections)) {
                    return i;
                }
                isInSections = true;
            }
            if (end - i <= LONGEST_FOOTER && isAfterBlank(lines, i, from) && isFooter(lines, i, end)) {
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
        var isOne = (Words.startsWithAny(text, SENT_FROM) && isOfDevice(text)) || isVerbLast(text);
        return isOne && (isAfterBlank(lines, index, from) || lines.skipBlank(index + 1, to) == to);
    }

    private static boolean isOfDevice(String text) {
        var words = Words.of(text);
        return Words.containsAny(text, DEVICES)
                || words.stream().limit(5).anyMatch(MINE::contains)
                || (words.size() <= 4 && text.startsWith("sent "));
    }

    private static boolean isVerbLast(String text) {
        var end = text.length();
        while (end > 0 && !Character.isLetterOrDigit(text.charAt(end - 1))) {
            end--;
        }
        return Words.startsWithAny(text, VERB_LAST_BEGINNINGS)
                && VERB_LAST_ENDS.stream().anyMatch(text.substring(0, end)::endsWith)
                && (Words.containsAny(text, DEVICES) || text.startsWith("von mein"));
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

    private static boolean isFooter(Lines lines, int index, int end) {
        var text = undecorated(Words.folded(lines.bare(index)));
        if (Words.startsWithAny(text, PLAIN_FOOTERS)) {
            return true;
        }
        return Words.startsWithAny(text, FOOTERS) && isAboutSecrets(lines, index, end);
    }

    private static boolean isAboutSecrets(Lines lines, int from, int end) {
        for (int i = from; i < end && i < from + 4; i++) {
            if (Words.containsAny(Words.folded(lines.bare(i)), SECRETS)) {
                return true;
            }
        }
        return false;
    }

    /** The line above is a title and this is drawn below it. */
    private static boolean isUnderline(Lines lines, int rule, int from) {
        var line = lines.bare(rule);
        if (rule == from || lines.isBlank(rule - 1) || line.startsWith("_") || Divider.isDrawn(line)) {
            return false;
        }
        var title = lines.bare(rule - 1);
        if (Divider.isRule(title) || line.length() < 3) {
            return false;
        }
        return title.endsWith(":") || Math.abs(title.length() - line.length()) <= Math.max(2, title.length() / 4);
    }

    /** Below a drawn line stands a signature or a footer, and not the next part of a letter. */
    private static boolean isBelowARule(Lines lines, int from, int rule, int end, boolean isInSections) {
        var isDrawn = Divider.isDrawn(lines.bare(rule));
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
        if (isFooter && isDrawn) {
            return length(lines, from, rule) >= length(lines, rule + 1, end);
        }
        return isFooter || shown == 0 || (!isInSections && !isDrawn && shown <= LONGEST_BELOW_A_RULE && sentences <= 1);
    }

    private static int length(Lines lines, int from, int to) {
        var length = 0;
        for (int i = from; i < to; i++) {
            length += lines.bare(i).length();
        }
        return length;
    }

    private static boolean isSentence(String line) {
        return (line.endsWith(".") || line.endsWith("!") || line.endsWith("。"))
                && Words.of(line).size() >= 3;
    }
}
