"""The ways out of the outbox: email, and texts and letters through GOV.UK Notify. What has no way, staff carry."""
