package org.autocrm.mail.reading;

import java.util.Set;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import org.jspecify.annotations.Nullable;

/**
 * What an element means by the names that a mail program gave it.
 *
 * @param sign the sign of the lines in it
 * @param isReply whether it is, or stands in, what holds an attribution and what is attributed
 * @param isReplyHead whether an attribution begins with it
 */
record MailElement(Sign sign, boolean isReply, boolean isReplyHead, boolean beginsHistory, boolean hasBorder) {

    private static final Set<String> HISTORY_BEGINS = Words.set(
            "__DIVIDER__ divRplyFwdMsg appendonsend stopSpelling zwchr OLK_SRC_BODY_SECTION mail-editor-reference-message-container",
            "ms-outlook-mobile-body-separator-line OutlookMessageHeader ms-outlook-mobile-reference-message",
            "original-content mailcontent-original isForwardContent isReplyContent replySplit quotedHeader");

    private static final Set<String> HISTORY = Words.set(
            "yahoo_quoted messageReplySection bloop_original_html airmail_original reply_quote_original_msg",
            "hmquote ydp_quoted quoted-mail zmail_quote gmail_quote_hidden mcntmcntquote");

    private static final Set<String> REPLY = Words.set(
            "gmail_quote gmail_quote_container protonmail_quote zmail_extra tutanota_quote_container",
            "moz-reply-container sh-quoted-content front-quoted");

    private static final Set<String> ATTRIBUTION = Words.set(
            "gmail_attr moz-cite-prefix zmail_extra_hr airmail_on headerspan moz-email-headers-table attribution reply-intro");

    private static final Set<String> SIGNATURE = Words.set(
            "gmail_signature gmail_signature_prefix moz-signature Signature signature ms-outlook-mobile-signature",
            "ymail_android_signature ymail_ios_signature composer_signature _rc_sig -x-evo-signature-wrapper __SIG_POST__ __SIG_PRE__",
            "AppleMailSignature protonmail_signature_block protonmail_signature_block-user tutanota_signature",
            "messageSignatureSection bloop_sign yahoo-signature yahoo_signature zmail_signature email-signature",
            "mail-signature lightspeed-signature ydpsignature signature-block");

    private static final Set<String> BORDER_NONE = Words.set("border:none border:0 border:medium border-width:0");

    private static final Set<String> LINES = Words.set("solid dashed dotted double ridge groove inset outset");

    static MailElement of(Element element, @Nullable MailElement around) {
        var isAround = around != null && around.isReply;
        var begins = !isAround && isReply(element) && !isForward(element);
        var isReplyHead = begins && element.selectFirst("blockquote") != null;
        return new MailElement(
                sign(element, around, begins && !isReplyHead),
                isAround || isReply(element),
                isReplyHead,
                beginsHistory(element),
                hasBorder(element));
    }

    static boolean beginsHistory(Element element) {
        return isNamed(element, HISTORY_BEGINS) || element.id().startsWith("AOLMsgPart");
    }

    boolean isQuoted() {
        return isQuoted(sign);
    }

    private static boolean isQuoted(Sign sign) {
        return sign == Sign.CITED || sign == Sign.BLOCKQUOTE || sign == Sign.HISTORY;
    }

    boolean isOfAnotherSign(@Nullable MailElement around) {
        return around != null && around.sign != sign;
    }

    private static Sign sign(Element element, @Nullable MailElement around, boolean isHistory) {
        var inherited = around == null ? Sign.NONE : around.sign;
        if (isQuoted(inherited)) {
            return inherited;
        }
        if (element.normalName().equals("blockquote")) {
            return signOfBlockquote(element, around);
        }
        if (isNamed(element, HISTORY) || "quote".equals(element.attr("name"))) {
            return Sign.HISTORY;
        }
        if (isNamed(element, SIGNATURE) || element.hasAttr("data-signatureblock") || isGmailSignature(element)) {
            return Sign.SIGNATURE;
        }
        if (isNamed(element, ATTRIBUTION)) {
            return Sign.ATTRIBUTION;
        }
        return isHistory && inherited == Sign.NONE ? Sign.HISTORY : inherited;
    }

    private static Sign signOfBlockquote(Element element, @Nullable MailElement around) {
        var isCited =
                "cite".equalsIgnoreCase(element.attr("type")) || (around != null && around.isReply) || isQuote(element);
        if (isCited) {
            return Sign.CITED;
        }
        return element.hasClass("gmail_quote") || isIndented(element) ? Sign.OWN_QUOTATION : Sign.BLOCKQUOTE;
    }

    /** A button for indenting writes a margin and no border; a mail program draws one beside what it quotes. */
    private static boolean isIndented(Element element) {
        var style = Words.folded(element.attr("style")).replace(" ", "");
        if (LINES.stream().anyMatch(style::contains)) {
            return false;
        }
        return BORDER_NONE.stream().anyMatch(style::contains)
                || (style.contains("margin")
                        && !style.replace("border-radius", "").contains("border"));
    }

    private static boolean isQuote(Element element) {
        return element.hasClass("protonmail_quote")
                || element.hasClass("tutanota_quote")
                || element.hasClass("front-blockquote")
                || element.hasClass("iosymail");
    }

    /** What was forwarded is history as well, but it is read by its own head. */
    private static boolean isForward(Element element) {
        return element.nodeStream(TextNode.class)
                .filter(words -> !words.isBlank())
                .findFirst()
                .filter(words -> Divider.isAboveHistory(Line.of(words.getWholeText())))
                .isPresent();
    }

    private static boolean isReply(Element element) {
        return !element.normalName().equals("blockquote") && isNamed(element, REPLY);
    }

    private static boolean isGmailSignature(Element element) {
        return "gmail_signature".equals(element.attr("data-smartmail"));
    }

    private static boolean hasBorder(Element element) {
        var style = Words.folded(element.attr("style"));
        return style.contains("border-top")
                && style.contains("solid")
                && element.normalName().equals("div");
    }

    private static boolean isNamed(Element element, Set<String> names) {
        return names.contains(element.id())
                || names.contains(element.attr("name"))
                || names.contains(element.attr("data-marker"))
                || (!element.className().isEmpty()
                        && element.classNames().stream().anyMatch(names::contains));
    }
}
