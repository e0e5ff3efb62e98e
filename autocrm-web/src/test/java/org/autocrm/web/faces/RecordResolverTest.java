package org.autocrm.web.faces;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import jakarta.el.ELProcessor;
import jakarta.el.PropertyNotFoundException;
import java.util.Optional;
import org.autocrm.account.Person;
import org.autocrm.account.Role;
import org.autocrm.shared.EmailAddress;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class RecordResolverTest {

    private final ELProcessor el = new ELProcessor();

    @BeforeEach
    void giveThePageAPerson() {
        el.defineBean("agent", new Person(3, "Ben Okri", new EmailAddress("ben@desk.example"), Role.AGENT, true));
    }

    @Nested
    class WithoutIt {

        @Test
        void aPageKnowsNoRecordComponents() {
            assertThatExceptionOfType(PropertyNotFoundException.class).isThrownBy(() -> el.eval("agent.name"));
            assertThat((Object) el.eval("agent.name()")).isEqualTo("Ben Okri");
        }
    }

    @Nested
    class WithIt {

        @BeforeEach
        void addIt() {
            el.getELManager().addELResolver(new RecordResolver());
        }

        @Test
        void aComponentIsReadLikeAProperty() {
            assertThat((Object) el.eval("agent.name")).isEqualTo("Ben Okri");
            assertThat((Object) el.eval("agent.available")).isEqualTo(true);
        }

        @Test
        void aComponentOfAComponentIsReadLikeAProperty() {
            assertThat((Object) el.eval("agent.email.value")).isEqualTo("ben@desk.example");
        }

        @Test
        void aComponentIsReadByItsNameInBrackets() {
            assertThat((Object) el.eval("agent['name']")).isEqualTo("Ben Okri");
        }

        @Test
        void methodsAreCalledAsBefore() {
            assertThat((Object) el.eval("agent.email.domain()")).isEqualTo("desk.example");
        }

        @Test
        void anotherNameIsAnErrorAsBefore() {
            assertThatExceptionOfType(PropertyNotFoundException.class).isThrownBy(() -> el.eval("agent.salary"));
        }

        @Test
        void whatIsNoRecordIsReadAsBefore() {
            el.defineBean("text", Optional.of("x"));

            assertThat((Object) el.eval("text.present")).isEqualTo(true);
        }
    }

    @Nested
    class WhatAPageMayNot {

        private final RecordResolver resolver = new RecordResolver();

        @Test
        void isToWriteARecord() {
            var agent = new Person(3, "Ben Okri", new EmailAddress("ben@desk.example"), Role.AGENT, true);

            assertThat(resolver.isReadOnly(el.getELManager().getELContext(), agent, "name"))
                    .isTrue();
        }
    }
}
