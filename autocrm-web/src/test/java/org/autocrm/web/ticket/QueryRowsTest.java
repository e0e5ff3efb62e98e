package org.autocrm.web.ticket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.autocrm.ticket.search.Query;
import org.autocrm.ticket.search.QuerySyntax;
import org.autocrm.web.ticket.QueryRows.Row;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QueryRowsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "status:open",
                "-tag:vip,\"two words\"",
                "priority>=high created:2026-01-01..2026-01-31 \"printer jam\" -spam",
                "customer:Ann* subject:\"a, b\" field.serial:4711 updated<2h"
            })
    void aQueryComesBackFromItsForm(String text) {
        var query = Query.parse(text);

        assertThat(QueryRows.of(query).orElseThrow().query()).isEqualTo(query);
    }

    @Test
    void aQueryWithAnAlternativeBetweenConditionsIsMoreThanAForm() {
        assertThat(QueryRows.of(Query.parse("status:open OR tag:vip"))).isEmpty();
    }

    @Nested
    class WhatIsFilledIn {

        @Test
        void isPutInQuotationMarksWhereItNeedsThem() {
            var form = form(new Row(false, "customer", ":", "Ann Lee, \"Bo, jr.\", Cy"));

            assertThat(form.query()).isEqualTo(Query.parse("customer:\"Ann Lee\",\"Bo, jr.\",Cy"));
        }

        @Test
        void stillMayEndWithAnAsteriskAndBeARange() {
            var form = form(
                    new Row(false, "number", ":", "1004*"), new Row(true, "created", ":", "2026-01-01..2026-02-01"));

            assertThat(form.query()).isEqualTo(Query.parse("number:1004* -created:2026-01-01..2026-02-01"));
        }

        @Test
        void countsOnlyWithFieldAndValue() {
            assertThat(form(new Row(false, "status", ":", " "), new Row(false, "", ":", "open"))
                            .query())
                    .isEqualTo(Query.ALL);
        }

        @Test
        void keepsAnAlternativeOfWordsTogether() {
            var form = new QueryRows("printer OR fax", List.of(new Row(false, "status", ":", "open")));

            assertThat(form.query()).isEqualTo(Query.parse("status:open (printer OR fax)"));
        }

        @Test
        void saysInItsOwnLineWhatIsWrong() {
            var form = form(new Row(false, "status", ":", "open"), new Row(false, "created", ">", "sometime"));

            assertThatThrownBy(form::query).isInstanceOf(QuerySyntax.class);
            assertThat(form.checked().rows().get(0).problem()).isEmpty();
            assertThat(form.checked().rows().get(1).problem()).contains("sometime");
        }
    }

    private static QueryRows form(Row... rows) {
        return new QueryRows("", List.of(rows));
    }
}
