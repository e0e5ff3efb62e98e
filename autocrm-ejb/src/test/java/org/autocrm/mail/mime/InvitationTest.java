package org.autocrm.mail.mime;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InvitationTest {

    @Test
    void saysWhatWhenWhereAndWhoInvites() {
        var invitation = Invitation.in(calendar("REQUEST", """
                SUMMARY:Repair of the printer
                DTSTART;TZID=Europe/Berlin:20260303T091500
                DTEND;TZID=Europe/Berlin:20260303T100000
                LOCATION:Room 4\\, first floor
                ORGANIZER;CN=Ann Lee:mailto:ann@example.org
                RRULE:FREQ=WEEKLY;COUNT=3
                DESCRIPTION:Please bring\\npaper.
                """)).orElseThrow();

        assertThat(invitation.words()).isEqualTo("""
                Invitation: Repair of the printer
                When: Tuesday, 3 March 2026, 09:15–10:00 (Europe/Berlin), again weekly
                Where: Room 4, first floor
                Organizer: Ann Lee <ann@example.org>

                Please bring
                paper.""");
        assertThat(invitation.line())
                .isEqualTo("Invitation: Repair of the printer, Tuesday, 3 March 2026, 09:15–10:00 (Europe/Berlin)");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "CANCEL | Appointment cancelled: Repair",
                "REPLY | Answer to an invitation (declined by Ben): Repair",
                "COUNTER | Another time is proposed: Repair",
                "PUBLISH | Appointment: Repair"
            })
    void saysWhatItWants(String method, String head) {
        var invitation = Invitation.in(
                calendar(method, "SUMMARY:Repair\nATTENDEE;CN=Ben;PARTSTAT=DECLINED:mailto:ben@example.org\n"));

        assertThat(invitation.map(Invitation::line)).contains(head);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "DTSTART:20260303T081500Z/DTEND:20260304T081500Z | Tuesday, 3 March 2026, 08:15–Wednesday, 4 March 2026, 08:15 (UTC)",
                "DTSTART;VALUE=DATE:20260303/DTEND;VALUE=DATE:20260304 | Tuesday, 3 March 2026",
                "DTSTART;VALUE=DATE:20260303/DTEND;VALUE=DATE:20260306 | Tuesday, 3 March 2026 – Thursday, 5 March 2026",
                "DTSTART:20260303T081500 | Tuesday, 3 March 2026, 08:15",
                "DTSTART;TZID=W. Europe Standard Time:20260303T081500 | Tuesday, 3 March 2026, 08:15 (W. Europe Standard Time)"
            })
    void saysWhenAsItIsWritten(String dates, String when) {
        var invitation = Invitation.in(calendar("REQUEST", "SUMMARY:x\n" + dates.replace("/DTEND", "\nDTEND") + "\n"));

        assertThat(invitation.map(Invitation::words)).contains("Invitation: x\nWhen: " + when);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "no calendar",
                "BEGIN:VCALENDAR\nEND:VCALENDAR",
                "BEGIN:VCALENDAR\nBEGIN:VTODO\nSUMMARY:x\nEND:VTODO\nEND:VCALENDAR",
                "BEGIN:VEVENT\nBEGIN:VEVENT\nBEGIN:VEVENT"
            })
    void isNoneWithoutAnAppointment(String ics) {
        assertThat(Invitation.in(ics)).isEmpty();
    }

    private static String calendar(String method, String lines) {
        return "BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//Example//EN\nMETHOD:" + method + "\nBEGIN:VEVENT\nUID:1\n"
                + lines + "END:VEVENT\nEND:VCALENDAR\n";
    }
}
