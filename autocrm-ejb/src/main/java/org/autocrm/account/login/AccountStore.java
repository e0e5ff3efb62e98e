package org.autocrm.account.login;

import static jakarta.security.enterprise.identitystore.CredentialValidationResult.INVALID_RESULT;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.credential.Credential;
import jakarta.security.enterprise.credential.UsernamePasswordCredential;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import jakarta.security.enterprise.identitystore.IdentityStore;
import org.autocrm.account.LogIns;

/** The accounts of the database as an identity store. */
@ApplicationScoped
public class AccountStore implements IdentityStore {

    @Inject
    private LogIns logIns;

    @Override
    public CredentialValidationResult validate(Credential credential) {
        if (credential instanceof UsernamePasswordCredential form) {
            return logIns.check(form.getCaller(), form.getPassword().getValue())
                    .map(found -> new CredentialValidationResult(
                            found.email().value(), found.role().groups()))
                    .orElse(INVALID_RESULT);
        }
        return CredentialValidationResult.NOT_VALIDATED_RESULT;
    }
}
