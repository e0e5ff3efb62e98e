package org.autocrm.account.login;

import static jakarta.security.enterprise.identitystore.CredentialValidationResult.INVALID_RESULT;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.credential.Credential;
import jakarta.security.enterprise.credential.UsernamePasswordCredential;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import jakarta.security.enterprise.identitystore.IdentityStore;
import java.util.HashSet;
import java.util.Optional;
import org.autocrm.account.ApiKeys;
import org.autocrm.account.LogIns;
import org.autocrm.account.Person;

/** The accounts and API keys of the database as an identity store. */
@ApplicationScoped
public class AccountStore implements IdentityStore {

    @Inject
    private LogIns logIns;

    @Inject
    private ApiKeys keys;

    @Override
    public CredentialValidationResult validate(Credential credential) {
        if (credential instanceof UsernamePasswordCredential form) {
            return result(logIns.check(form.getCaller(), form.getPassword().getValue()), false);
        }
        if (credential instanceof ApiKeyCredential key) {
            return result(keys.ownerOf(key.key()), true);
        }
        return CredentialValidationResult.NOT_VALIDATED_RESULT;
    }

    private static CredentialValidationResult result(Optional<Person> person, boolean byKey) {
        return person.map(found -> {
                    var groups = new HashSet<>(found.role().groups());
                    if (byKey) {
                        groups.add("api");
                    }
                    return new CredentialValidationResult(found.email().value(), groups);
                })
                .orElse(INVALID_RESULT);
    }
}
