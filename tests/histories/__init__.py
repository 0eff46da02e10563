"""Six real histories, retold as code: what the model has to hold with nothing bent, dropped or invented."""
