package org.autocrm.mail.sorting;

import java.util.List;
import java.util.Optional;

/** The words, in lower case, by which servers tell why they do not take a mail. */
final class ReasonWords {

    private record Clue(Reason reason, List<String> words) {}

    /** Asked in this order: what tells more stands before what tells less. */
    private static final List<Clue> CLUES = List.of(
            clue(Reason.NOT_ACCEPT, """
                    malformed or unexpected name server reply | does not accept mail (nullmx) | null mx | nullmx |
                    does not receive mail | do not accept any mail | domain does not accept mail (
                    """),
            clue(Reason.USER_UNKNOWN, """
                    not listed in public | not listed in domino | address book | domino directory |
                    recipient address rejected: access denied | recipient addresses rejected : access denied
                    """),
            clue(Reason.REQUIRE_PTR, """
                    reverse dns | no reverse | ptr record | ptr lookup | rdns | mismatches client ip |
                    cannot find your hostname | cannot find your reverse hostname | client ip address has no |
                    must have a ptr
                    """),
            clue(Reason.REJECTED, """
                    sender address rejected | sender rejected | domain of sender | unroutable sender |
                    sender verify failed | sender domain | invalid sender | sender denied |
                    sender address is not | bad sender | sender not | from address | sender is not |
                    address of the sender | rejected sender | mail from is not | sender address does not |
                    backscatter | sender has been rejected | not allowed to send | sendernotauth |
                    not authorized to send | rejected your message to the group | google groups |
                    does not resolve | unresolvable | permission to post
                    """),
            clue(Reason.MAILBOX_FULL, """
                    mailbox full | mailbox is full | mailbox may be full | over quota | overquota | over-quota |
                    quota exceeded | exceeded quota | exceeds quota | exceeded its quota | exceeded their quota |
                    quota is exceeded | quota violation | disk quota | storage quota | mailbox quota |
                    quota full | insufficient disk space | not enough disk space | not enough storage space |
                    not enough space | mailfolder is full | folder is full | inbox is full | inbox full |
                    mail box is full | mail box full | mailbox has exceeded | mailbox exceeded |
                    mailbox size limit | account is full | out of storage | storage limit | exceeded storage |
                    exceeded the limit of | too full | is over the allowed quota | over the maximum allowed |
                    allocated space | user is over | recipientquota | exceeded the local limit |
                    reached disk quota | exceed the quota | quota exceed | full mailbox | mailbox space |
                    mailbox limit | mail quota | boîte pleine | boite pleine | mailbox du destinataire pleine |
                    postfach ist voll | mailbox voll | speicherplatz | buzón lleno | casella piena | caixa cheia |
                    メールボックスが一杯 | 一杯のため | 邮箱已满 | переполнен
                    """),
            clue(Reason.SYSTEM_FULL, """
                    no space left | system storage | mail system full | insufficient system storage
                    """),
            clue(Reason.MESG_TOO_BIG, """
                    recipsizelimit | sendsizelimit | message too large | message is too large | message too big |
                    message is too big | maximum message size | message size limit | size exceeds maximum |
                    message exceeds | exceeds the size | exceeds size limit | exceeds limit | fixed maximum |
                    too large to | message size exceeds | max message size | message length exceeds |
                    nachricht ist zu groß | trop volumineux | size of this message
                    """),
            clue(Reason.SUSPEND, """
                    account disabled | account has been disabled | account is disabled | mailbox disabled |
                    mailbox is disabled | user disabled | account suspended | account has been suspended |
                    account is suspended | suspended | deactivated | mailbox is frozen | is inactive |
                    user is inactive | inactive user | inactive mailbox | mailbox is inactive | inactive account |
                    account inactive | account is locked | account locked | is blocked by the administrator |
                    discontinued | temporarily disabled | account is temporarily limited |
                    user(s) account is disabled | user account is unavailable | account expired |
                    account has expired | account closed | account is closed | mailbox not active |
                    not activated | no longer active | recipient disabled |
                    email account that you tried to reach is disabled | konto gesperrt
                    """),
            clue(Reason.HAS_MOVED, """
                    has moved | mailbox moved | has been replaced by | new address is |
                    please use the new address | user has changed | address has changed |
                    no longer uses this address | user moved
                    """),
            clue(Reason.AUTH_FAILURE, """
                    dmarc | spf check | spf record | spf fail | spf: | fails to pass spf | dkim |
                    spf unauthorized | unauthenticated email | does not have authentication information |
                    not authenticated | authentication checks | fails authentication | sender policy framework |
                    failed spf
                    """),
            clue(Reason.BAD_REPUTATION, "reputation | user complaints | poor score | senderscore | badly rated"),
            clue(Reason.NO_RELAYING, """
                    relaying denied | relay access denied | relay denied | allowed rcpthosts | relaying not |
                    relay not permitted | unable to relay | not permitted to relay | not relay | no relaying |
                    relay prohibited | cannot relay | relaying is prohibited | relaying prohibited | relaying to |
                    open relay
                    """),
            clue(Reason.TOO_MANY_CONN, """
                    too many connections | connection frequency limited | too many messages | rate limit |
                    throttl | too many concurrent | connection limit | too many recipients this |
                    sending too fast | too much mail | exceeded the rate | too many sessions | message rate |
                    too many hours
                    """),
            clue(Reason.VIRUS_DETECTED, "virus | malware | infected | trojan | worm detected"),
            clue(Reason.BLOCKED, """
                    blocked using | client host | blacklisted by recipient | ip address blacklisted |
                    ip blacklisted | dnsbl | rbl | spamhaus | spamcop | barracudacentral | blocked ip |
                    ip blocked | your ip | ip address is | ip address has | ip address was | ip source |
                    invalid ip | bad ip | connections not accepted | relay quota | listed in | listed on |
                    black list | blocklist | block list | (bl) | access denied. ip | weren't sent | is banned |
                    banned sending ip | has been banned | host is blocked | server is blocked | host rejected |
                    domain name rejected | invalid domain name | my name was rejected | helo command rejected |
                    helo rejected | refused to talk | connection rejected | connection refused by |
                    part of their network | unable to accept mail from | not accepting mail from |
                    no access from | dynamic ip | cannot send e-mail to yourself
                    """),
            clue(Reason.SPAM_DETECTED, """
                    spam | unsolicited | message content rejected | blacklisted url | junk | bulk email filter |
                    content filter | message contains | identified as | blacklist | looks like | phish |
                    rejected for content | rejected by filter | content reject | rule imposed | rejected as
                    """),
            clue(Reason.POLICY_VIOLATION, """
                    policy | policies | banned file | attachment not | attachment type | attachments not |
                    attachments are not | not allowed by | message refused by | prohibited by
                    """),
            clue(Reason.HOST_UNKNOWN, "domain name not found | non-existent domain"),
            clue(Reason.NETWORK_ERROR, """
                    host name lookup failure | dns query failed | hop count | too many hops | mail loop |
                    routing loop | loops back | loop detected | network is unreachable | network unreachable |
                    no route to host | connection reset | connection refused | connection lost | lost connection |
                    unable to connect | could not connect | couldn't connect | unable to establish |
                    wasn't able to establish | dns error: timed out | dns failure | name server timeout |
                    connection dropped | hops exceeded | dns lookup | dns server returned | mxloopback
                    """),
            clue(Reason.HOST_UNKNOWN, """
                    host unknown | unknown host | domain not found | host or domain name not found |
                    no such domain | host not found | unrouteable mail domain | unroutable mail domain |
                    domain does not exist | couldn't find any host | domain couldn't be found |
                    domain could not be found | nxdomain | name service error | no such host | domain unknown |
                    unknown domain | bad destination system | invalid domain | domain is not valid |
                    illegal host | not find domain | unrouteable domain | unrouteable address |
                    unroutable address | nonexistentdomain | host address lookups failed |
                    all relevant mx records point to non-existent | name or service not known |
                    domain is unknown | domain must exist | bad domain | no matches to nameserver |
                    domain of recipient
                    """),
            clue(Reason.USER_UNKNOWN, """
                    user unknown | unknown user | no such user | unknown recipient | recipient unknown |
                    user not found | no such recipient | no such mailbox | no mailbox here | mailbox not found |
                    mailbox unavailable | mailbox does not exist | does not exist | doesn't exist | not exist |
                    this user doesn't have | user does not have a | unknown address | address unknown |
                    unknown local | unknown or illegal alias | invalid recipient | invalid mailbox |
                    user not local | invalid address | invalid user | invalid local |
                    adresse destinataire invalide | recipient not found | recipnotfound | recipientnotfound |
                    not found by smtp address lookup | recipient does not | not a valid mailbox |
                    not a valid user | not a valid recipient | not a valid address | not a valid email |
                    address is not valid | recipient is not valid | user is not valid | mailbox is not valid |
                    not listed in | address not found | couldn't be found | could not be found | wasn't found |
                    no account | no longer valid | no longer available | no longer an employee | no longer with |
                    no longer exists | user not known | not known here | not known at | unknown virtual |
                    user doesn't | not our customer | no local mailbox | no valid recipients | bad address |
                    bad destination mailbox | bad recipient | name is not recognized | recipient not recognized |
                    not recognised | does not like recipient | undeliverable address | unknown account |
                    addressee unknown | address was not found | recipient is unknown | address is unknown |
                    user is unknown | account not available | account unavailable | account does not |
                    no one by that name | never logged onto | no person here | address error | mailbox unknown |
                    unknown mailbox | recipient address was not found | illegal user | unknown to the |
                    destinataire inconnu | utilisateur inconnu | empfänger unbekannt | unbekannter empfänger |
                    wurde nicht gefunden | est introuvable | destinatario desconocido | usuario desconocido |
                    utente sconosciuto | destinatario sconosciuto | onbekende gebruiker | nie istnieje |
                    не найден | не существует | 見つかりません | 存在しません | 用户不存在 | 不存在
                    """),
            clue(Reason.MAILER_ERROR, """
                    mailer error | unknown mailer | command died | command failed | child process | child status |
                    procmail | delivery program | exited with an unknown value | exited with |
                    local delivery failed | exit status | x-unix
                    """),
            clue(Reason.CONTENT_ERROR, """
                    8-bit data | improper use of | mime error | not rfc | rfc 5322 | rfc 2822 | header error |
                    missing header | invalid header | bare lf | header field | duplicate header
                    """),
            clue(Reason.SYNTAX_ERROR, """
                    improper sequence | bad sequence | syntax error | unrecognized command |
                    command unrecognized | command not | protocol error
                    """),
            clue(Reason.SECURITY_ERROR, """
                    authentication required | smtp authentication | must authenticate | starttls |
                    without authentication | encryption | certificate | restricted | not authorized |
                    permission denied
                    """),
            clue(Reason.EXPIRED, """
                    message expired | queue.expired | have been failing for a long time | message frozen |
                    has been frozen | envelope expired | too long | retry time | retry timeout | time expired |
                    could not be delivered for | will be retried | been delayed | timed out | timeout | time-out |
                    has expired | delivery expired | gave up | giving up | no answer from host |
                    will keep trying | maximum time | did not accept our requests to connect |
                    temporarily unable | not yet been delivered | was aborted after
                    """),
            clue(Reason.SYSTEM_ERROR, """
                    system error | service currently unavailable | service unavailable | local error |
                    configuration error | misconfigured | internal error | server error |
                    insufficient permission | system not | temporary failure | temporarily unavailable |
                    resources temporarily | try again later
                    """));

    /** Words that tell too little where a code tells anything. */
    private static final List<Clue> FAINT_CLUES = List.of(
            clue(Reason.FILTERED, """
                    recipient rejected | recipient address rejected | rejected by recipient |
                    refused by recipient
                    """),
            clue(Reason.REJECTED, """
                    is not accepting | not accept | don't have permission | do not have permission |
                    may not post
                    """),
            clue(Reason.BLOCKED, "blocked | access denied | not accepted"),
            clue(Reason.REJECTED, "rejected | refused | denied"));

    private ReasonWords() {}

    private static Clue clue(Reason reason, String words) {
        return new Clue(reason, Texts.listed(words));
    }

    /** The reason that these words give. */
    static Optional<Reason> in(String lowerCase) {
        return find(CLUES, lowerCase);
    }

    /** The reason that these words hint at. */
    static Optional<Reason> faintlyIn(String lowerCase) {
        return find(FAINT_CLUES, lowerCase);
    }

    private static Optional<Reason> find(List<Clue> clues, String text) {
        return clues.stream()
                .filter(clue -> Texts.containsAny(text, clue.words()))
                .map(Clue::reason)
                .findFirst();
    }
}
