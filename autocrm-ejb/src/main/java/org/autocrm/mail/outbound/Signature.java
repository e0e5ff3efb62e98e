package org.autocrm.mail.outbound;

import org.autocrm.shared.SafeHtml;

/** The signature below an answer, behind the mark by which mail programs know it (RFC 3676, section 4.3). */
final class Signature {

    private Signature() {}

    static String below(String text, String signature) {
        return signature.isEmpty() ? text : text.stripTrailing() + "\n\n-- \n" + signature + "\n";
    }

    static String belowHtml(String html, String signature) {
        return signature.isEmpty()
                ? html
                : html + "<div><br />-- <br />" + SafeHtml.ofText(signature).value() + "</div>";
    }
}
