// Written by Oracles/images.py.
// swift-format-ignore-file

/// Small images as files, and the pixels that Pillow and torchvision make of them.
let imageTable: [ImageCase] = [
  ImageCase("png, colours", size: nil, crop: nil, shape: [3, 7, 9],
    file: """
      iVBORw0KGgoAAAANSUhEUgAAAAkAAAAHCAIAAABV+fA3AAAAuElEQVR4nAXB3W6CMBgA0EK/FtSgTqKJe4L57ste\
      ZjdLTLzA6GJ/KBRobQE/z0m+f39gnZ4yUfDzRyuSPyHvHfmXSoygD8evzIxTSVJNJz4vZ1ayMA8h5PBkxxuuEDTH\
      z0irrFy7Zujo3iOH4LAHanc53BeQFsvOIYk6bmVWw1UdQtHS54yUb+0iaZgZWN0kssrBWS+J30FUYx96jF0kj9fr\
      2loBgKpPpzoEn2/seDFcK6Un6ow3/g1nlHEClR1HXgAAAABJRU5ErkJggg==
      """,
    pixels: """
      rLDZ5vf44+PPmcHU5vr36OHIkabA2uDn3dC/ipqyxMjS0b2obYOdscHJuKaRY26VnaqkpKKDYnCOnaWqlpl60+Ho\
      7t+3nYRu6fDs8NvBsJp97u/w797UsZ185Oj64ODHsZeD0N3g49W3podlwtDUz8Oqj2pPrr63xqGOe2A+rrCadV9J\
      PCcix7ath3tcTjE54NK/oYNqUUZM39XHqpB5ZGFP9ebSsJl+aWVX7N3MpJh4Z1Za4MvCloVkYEU8
      """),
  ImageCase("png, colours as gray", size: nil, crop: nil, shape: [1, 7, 9],
    file: """
      iVBORw0KGgoAAAANSUhEUgAAAAkAAAAHCAIAAABV+fA3AAAAuElEQVR4nAXB3W6CMBgA0EK/FtSgTqKJe4L57ste\
      ZjdLTLzA6GJ/KBRobQE/z0m+f39gnZ4yUfDzRyuSPyHvHfmXSoygD8evzIxTSVJNJz4vZ1ayMA8h5PBkxxuuEDTH\
      z0irrFy7Zujo3iOH4LAHanc53BeQFsvOIYk6bmVWw1UdQtHS54yUb+0iaZgZWN0kssrBWS+J30FUYx96jF0kj9fr\
      2loBgKpPpzoEn2/seDFcK6Un6ow3/g1nlHEClR1HXgAAAABJRU5ErkJggg==
      """,
    pixels: """
      w83b3ti+p5aCzdve4dnGtqOM0dbc4NTOs6KLyc/f0dDBspyIt8PKzsi2pIxxqrTAu7ejkXhgnaistJ+SgG5Q
      """),
  ImageCase("png, gray", size: nil, crop: nil, shape: [1, 7, 9],
    file: """
      iVBORw0KGgoAAAANSUhEUgAAAAkAAAAHCAAAAAD/8Di8AAAATUlEQVR4nAXBUQqAIAwA0KnLIAiyW3T3bhV9TQtW\
      aFNwvWd23OZgCKJNoYHToQt+p/o65qegvIw4aSI8xOli7osw0xqlQmerVqB5LuUHz0Ymux13NOIAAAAASUVORK5C\
      YII=
      """,
    pixels: """
      rLDZ5vf44+PPmcHU5vr36OHIkabA2uDn3dC/ipqyxMjS0b2obYOdscHJuKaRY26VnaqkpKKDYnCOnaWqlpl6
      """),
  ImageCase("png, gray as colours", size: nil, crop: nil, shape: [3, 7, 9],
    file: """
      iVBORw0KGgoAAAANSUhEUgAAAAkAAAAHCAAAAAD/8Di8AAAATUlEQVR4nAXBUQqAIAwA0KnLIAiyW3T3bhV9TQtW\
      aFNwvWd23OZgCKJNoYHToQt+p/o65qegvIw4aSI8xOli7osw0xqlQmerVqB5LuUHz0Ymux13NOIAAAAASUVORK5C\
      YII=
      """,
    pixels: """
      rLDZ5vf44+PPmcHU5vr36OHIkabA2uDn3dC/ipqyxMjS0b2obYOdscHJuKaRY26VnaqkpKKDYnCOnaWqlpl6rLDZ\
      5vf44+PPmcHU5vr36OHIkabA2uDn3dC/ipqyxMjS0b2obYOdscHJuKaRY26VnaqkpKKDYnCOnaWqlpl6rLDZ5vf4\
      4+PPmcHU5vr36OHIkabA2uDn3dC/ipqyxMjS0b2obYOdscHJuKaRY26VnaqkpKKDYnCOnaWqlpl6
      """),
  ImageCase("png, black and white", size: nil, crop: nil, shape: [1, 7, 9],
    file: """
      iVBORw0KGgoAAAANSUhEUgAAAAkAAAAHAQAAAADy4FrNAAAAF0lEQVR4nGP838jEwABFDQxMBxiYGBgAJecCzkBC\
      aRkAAAAASUVORK5CYII=
      """,
    pixels: """
      ////////////////////////////////////////////////AP//////////AAD/////////AAD/////////
      """),
  ImageCase("png, 4 bits", size: nil, crop: nil, shape: [3, 6, 5],
    file: """
      iVBORw0KGgoAAAANSUhEUgAAAAUAAAAGBAMAAAD51Ul4AAAAGFBMVEXa8qK47bzs2XLG4bGb5dmZ18uhyq1iye8H\
      UGvJAAAAIElEQVR4nGNIZlJgevePgekDwwMmY2EGFgY7fiZmVgYATggE6R1tMmcAAAAASUVORK5CYII=
      """,
    pixels: """
      ocba7OyZuNra7Ju42traYpu4xtpim5m4oWJimaGhyuHy2dnX7fLy2eXt8vLyyeXt4fLJ5dftysnJ18rKrbGicnLL\
      vKKictm8oqKi79m8saLv2cu8re/vy62t
      """),
  ImageCase("png, palette", size: nil, crop: nil, shape: [3, 6, 5],
    file: """
      iVBORw0KGgoAAAANSUhEUgAAAAUAAAAGBAMAAAD51Ul4AAAAGFBMVEXa8qK47bzs2XLG4bGb5dmZ18uhyq1iye8H\
      UGvJAAAAIElEQVR4nGNIZlJgevePgekDwwMmY2EGFgY7fiZmVgYATggE6R1tMmcAAAAASUVORK5CYII=
      """,
    pixels: """
      ocba7OyZuNra7Ju42traYpu4xtpim5m4oWJimaGhyuHy2dnX7fLy2eXt8vLyyeXt4fLJ5dftysnJ18rKrbGicnLL\
      vKKictm8oqKi79m8saLv2cu8re/vy62t
      """),
  ImageCase("png, transparent palette", size: nil, crop: nil, shape: [3, 6, 5],
    file: """
      iVBORw0KGgoAAAANSUhEUgAAAAUAAAAGBAMAAAD51Ul4AAAAGFBMVEXa8qK47bzs2XLG4bGb5dmZ18uhyq1iye8H\
      UGvJAAAAA3RSTlP//wDXyg1BAAAAIElEQVR4nGNIZlJgevePgekDwwMmY2EGFgY7fiZmVgYATggE6R1tMmcAAAAA\
      SUVORK5CYII=
      """,
    pixels: """
      ocba7OyZuNra7Ju42traYpu4xtpim5m4oWJimaGhyuHy2dnX7fLy2eXt8vLyyeXt4fLJ5dftysnJ18rKrbGicnLL\
      vKKictm8oqKi79m8saLv2cu8re/vy62t
      """),
  ImageCase("png, alpha", size: nil, crop: nil, shape: [3, 5, 5],
    file: """
      iVBORw0KGgoAAAANSUhEUgAAAAUAAAAFCAYAAACNbyblAAAAdElEQVR4nAFpAJb/AZ/PtGQlFPHqBwH16iYB5eP2\
      5t77AgAUGgD4EBQB/QYKBfAACQsAERP+BPEHFxMM8gP3DBL78+4EARAa7gIEBADxBxLxBgQAAf4O/hDs8Af29wYB\
      BOf8ABcWBBb+Auz2+Qz9C//r+PkBkvAq261AtboAAAAASUVORK5CYII=
      """,
    pixels: """
      n8TL8eefvMjh55CryM/pkJysvMV3jZ64sM/j5OXL4/Pq5dzq5ff76dvh9efe19/h3ta0pZp/Xc65pIhw5dG0pYrs\
      1cKkkOzry6+d
      """),
  ImageCase("png, gray and alpha", size: nil, crop: nil, shape: [1, 5, 5],
    file: """
      iVBORw0KGgoAAAANSUhEUgAAAAUAAAAFCAQAAAAnZu5uAAAAQklEQVR4nAE3AMj/AazTIQ8KEA/wDOsE9hH6FQUG\
      AfoCCwT9A+IEGvgBA/78AuT7/QD1APoE4wEE6u8FAvYEA/cF+j9aFnQH6r0DAAAAAElFTkSuQmCC
      """,
    pixels: """
      rM3X5vKix9Ln9J+pw9Plg6a4zchtiJy7wA==
      """),
  ImageCase("png, 16 bits", size: nil, crop: nil, shape: [3, 4, 5],
    file: """
      iVBORw0KGgoAAAANSUhEUgAAAAUAAAAEEAIAAACZwb5UAAAAh0lEQVR4nAF8AIP/AKdD1nKxTcVh6oapRdp23XmS\
      Lu2J3Xl7F++Lx2Nd+gCrR+SAwl65Ve+Lw1/adu2JoT3kgOuHiCT2ktp2dBAAlDDuit15sU38mNBsz2vvi7hU0m7o\
      hKA87orjf4woAHcT54PkgJ469pLZdbpW7YnHY8Fd64esSMJe2naQLCoBRrJ9Nm1qAAAAAElFTkSuQmCC
      """,
    pixels: """
      p8Xa7e+rudrk9pSxz9Lud566wcLW6t3dx+Tv7eva7vzv6OPn9u3r2rGpkntdwsOhiHTd0LigjOTZx6yQ
      """),
  ImageCase("png, interlaced", size: nil, crop: nil, shape: [3, 9, 10],
    file: """
      iVBORw0KGgoAAAANSUhEUgAAAAoAAAAJCAIAAAHzwxrSAAABLElEQVR4nAEhAd7+ALHJt8tqJwBpmr2PKCIA/cRW\
      AK6VYgB13vLBvJiPcFUA2O2S7qMwAKXo0beaagCVnI6kYC4Ai+zayfq94d+K5atXvX09AF2y4om7waCgh5l+UntD\
      RQDG7bDp23f8vEvdgiS0VRkAs/XG0+ik6c5qz49FqWtIAIft47ncsLy+gqeHX31aYgB6utyXtaWnkHKUWE5iNkQA\
      eJyjsp53tHo5nEUuchofAKHbxbXqvMD5qOLmkO7lceu9WPClTOCQPrtsMq9nNACM3OeW99bB9MjK6afL24zRwnjJ\
      tnPGklOtgliKaFQAYM/pddTVk9TIpcy2rbGRtK1/qYhwlm1KkFpIcEpMAFygxnCmvYuwnJqwlKaYc6+MW6NqR55L\
      O3cwKGErPseUoGPYrSnzAAAAAElFTkSuQmCC
      """,
    pixels: """
      scbY6f387t3LtKG1wOLu6/Dgu6+Ls8nT4enlz72pjJbBysvRycatinWHpbnBvLenj31gdZOlrbSplpBwXXqJl6Cn\
      mZR7Ylxwi5qmr6Oed2FpeJWyrrSknI9yye3t28S8o4JqVdvq+eblvaWQbGfs9fro386rj31r3Pf06dvCtpKCaN7t\
      6Ny8vpqHcFrP1NTMsa2IbVpKsrq7taCQflhDNqCmsLCYjGpLMCuanJyelXpgRSgat7CSd1ZLMCQnGcW8qJBxWEw+\
      MjTaxr2kimpXRT1I59bIp4x4c1NYVPLj0bCYgmpfVWLp1ci2kX9wSkhM4tzBpYdyUk5FRMa9nJRzW0c7KD69o453\
      YjkuLiIf
      """),
  ImageCase("png, 16 bits interlaced with alpha", size: nil, crop: nil, shape: [3, 5, 6],
    file: """
      iVBORw0KGgoAAAANSUhEUgAAAAYAAAAFEAYAAAFBz3EzAAABBklEQVR4nAH7AAT/AKio4uKzs2FhAPf30dFiYgoK\
      AGZm4ODs7Kamx8fOzpeXSUkA2dnm5p2dLS0AoaHg4MvLaGgAmJj09ODgeHjKyvj4v79JSd3d39+Ghi0tAMDA2Nin\
      p0ND6Ojh4YWFGxvy8rW1REQJCQCqqvT0y8taWtbW9fWiojo65+fFxWdnIiIAjo7n5+bmgYHAwN/fuLhVVba2rq6B\
      gT8/AJ2d4ODKymlpvLzo6MbGTk7S0uzsqak8POXl6uqLiy8v8/PZ2XNzGhry8sjIWloODgB5eeLi6uqLi56e9fXe\
      3mtru7v4+MLCWFi9vfPzq6tISNLS4+OUlDY21dXMzHd3MjJ0lpkvGdQsKAAAAABJRU5ErkJggg==
      """,
    pixels: """
      qMDZ6PfynbzS5fPymKrK1t3neZ67vdLVZo6hwMe24tjm4dG14Ojs6tnI9PT49d/F4vX48+PM4Ofg386us6edhWJE\
      ysapi3Na4Mu/ooZn6t7Cq5R37ObLuJeB
      """),
  ImageCase("png, gamma is left", size: nil, crop: nil, shape: [3, 3, 4],
    file: """
      iVBORw0KGgoAAAANSUhEUgAAAAQAAAADCAIAAAA7ljmRAAAABGdBTUEAAYagMeiWXwAAADJJREFUeJwBJwDY/wCm\
      5LbN5aLc65jn2H8ArvDJvPLD1/Wn1+SPAIz32bP71sD2w9n1kiZxHICGYG9gAAAAAElFTkSuQmCC
      """,
    pixels: """
      ps3c566819eMs8DZ5OXr2PDy9eT3+/b1tqKYf8nDp4/Z1sOS
      """),
  ImageCase("jpeg, 4:2:0", size: nil, crop: nil, shape: [3, 17, 19],
    file: """
      /9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAAYEBQYFBAYGBQYHBwYIChAKCgkJChQODwwQFxQYGBcUFhYaHSUfGhsj\
      HBYWICwgIyYnKSopGR8tMC0oMCUoKSj/2wBDAQcHBwoIChMKChMoGhYaKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgo\
      KCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCj/wAARCAARABMDASIAAhEBAxEB/8QAHwAAAQUBAQEBAQEAAAAAAAAA\
      AAECAwQFBgcICQoL/8QAtRAAAgEDAwIEAwUFBAQAAAF9AQIDAAQRBRIhMUEGE1FhByJxFDKBkaEII0KxwRVS0fAk\
      M2JyggkKFhcYGRolJicoKSo0NTY3ODk6Q0RFRkdISUpTVFVWV1hZWmNkZWZnaGlqc3R1dnd4eXqDhIWGh4iJipKT\
      lJWWl5iZmqKjpKWmp6ipqrKztLW2t7i5usLDxMXGx8jJytLT1NXW19jZ2uHi4+Tl5ufo6erx8vP09fb3+Pn6/8QA\
      HwEAAwEBAQEBAQEBAQAAAAAAAAECAwQFBgcICQoL/8QAtREAAgECBAQDBAcFBAQAAQJ3AAECAxEEBSExBhJBUQdh\
      cRMiMoEIFEKRobHBCSMzUvAVYnLRChYkNOEl8RcYGRomJygpKjU2Nzg5OkNERUZHSElKU1RVVldYWVpjZGVmZ2hp\
      anN0dXZ3eHl6goOEhYaHiImKkpOUlZaXmJmaoqOkpaanqKmqsrO0tba3uLm6wsPExcbHyMnK0tPU1dbX2Nna4uPk\
      5ebn6Onq8vP09fb3+Pn6/9oADAMBAAIRAxEAPwD0bxF4gtBon3VwV649a8Dk8Q2n9unIGN/XFe6+I/DEf9iYVudv\
      XNeCS+GI/wC3j8wPzdCa5cprUP7Sl+7Oj2H/AAlfxT2jS/EFodPgJT+HscUVBpPhlP7Nt+/y9ulFfTTrUOZ/uj4n\
      2H/T38TsPEX/ACBP+AV4I/8AyGm/3j/OiivHyn/kZy9T6J/8iv8AryPaNJ/5Btv/ALtFFFfTz+Jnwr3P/9k=
      """,
    pixels: """
      qbHM3+Ts6tTFqYlzXlBQV2d5iq230+Tq8e3YxKmLdmFTUldoeIegrsjZ4ebhzredf2tWSEZLWGZ3jp+2xc3Ry72n\
      jGxYRTc3PENRZ36RpLC7vriwmHxbRTIlKC0zQ1ZthJWera6noYhrSzMhFBYdJjhKX3uNlaekmZV7X0ErGQkJECAz\
      R199kZqtp5mVfGFFMB4NCw8iNEhzg5qlsbSwpI1yVTsnGRkYIzRMf5CptsHEvK+ZgGBINiotLzhIWpOlv83X2M2/\
      rpRzWkk+Q0dMXG6jt8/d5ujdz8CmhWtWS0xRVmqCrL7T4Ons5NjFrI1zXlFQVWJ3jrDB1eDr7unexq6QeGNYVlpq\
      fI6pus/b5+vm28KpinJeUlNWXm+CnK/E0tvf3M+3nHxjTUJGSU1gd4qfuMDGy8q6nnxvVjw1MjVEVWnd3ObjzLym\
      hHJdTUtSWmyCnrXH5+nz79nJsJB4ZFZWXGN1i6rB0enu9vHdy7KTeWVXWF5md46wx9nh6u/m1cKnjnVgUFFWYHOK\
      pr/U2ePk2cu3nIhtWEdFS1Zrg5ewwsbV1Mi7p4l6XEc1NDhDWHCEm66uwsK1q5JxY0QxISEmLkBWcIidnbW1qqGG\
      YlQ2JBYXHCMyRmV+kZ2nqaGRgGRQMyERDhEbKz9ad46bpqqkk39iSjEeDg0RHjFIZn+Sp7O4s6GLbFI+KhkXHCo/\
      Vm6Im7vGzMWznH1jUT4tKS05TGJ1kKnP2NvSwauPd2FOPzxASVtthaC44Onr4dC8ooxxX1FOVF5ugZ20x+ry9evc\
      yK+YfGpbV15ofJGpwdXm8fXt38uvmYBrWlZbZ3qQpsPb2ujs49bDpIp2W1RRVWZwgaO+1aykn45sVkErLCw1SWB1\
      kaKyvcq+uLShf2pTPjo7RltyhZ+zxNDazszHs5N6ZFFKTFdsg5ixxdjn8tfWz7mZf2laVFVec4qgvNLh8P/e39S7\
      noNtZFxcY3eOpcTa5fX/1NnMspd9Y11TU1tthJu50Nzu+r3IvKCKak1IPT5IXXWJpLjJ2+qotquQe1k5NCosOE5n\
      eZGjtsfWnJ2UfGBHMCQbHig5UWZ/jpuuwI2RiHRXPCMUDhEaLUVeeouYprOOkop2VzsfDw4QGClDXXqNlKOwmZ2V\
      f2BEJxgZGyMzS2N+kJSluKepn4lqTzUoJSgyQlpwiZmltsi4t62Vd11GOjE2QFJrgpqsvMvYwsG4oINqVEc+QUtc\
      do2ou8jX58vNvqiLdFxRSktRYHiTs8bO4vXX18arjXhlWVNMWWd9oL3N3e38
      """),
  ImageCase("jpeg, 4:4:4", size: nil, crop: nil, shape: [3, 7, 9],
    file: """
      /9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAAMCAgMCAgMDAwMEAwMEBQgFBQQEBQoHBwYIDAoMDAsKCwsNDhIQDQ4R\
      DgsLEBYQERMUFRUVDA8XGBYUGBIUFRT/2wBDAQMEBAUEBQkFBQkUDQsNFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQU\
      FBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBT/wAARCAAHAAkDAREAAhEBAxEB/8QAHwAAAQUBAQEBAQEAAAAAAAAA\
      AAECAwQFBgcICQoL/8QAtRAAAgEDAwIEAwUFBAQAAAF9AQIDAAQRBRIhMUEGE1FhByJxFDKBkaEII0KxwRVS0fAk\
      M2JyggkKFhcYGRolJicoKSo0NTY3ODk6Q0RFRkdISUpTVFVWV1hZWmNkZWZnaGlqc3R1dnd4eXqDhIWGh4iJipKT\
      lJWWl5iZmqKjpKWmp6ipqrKztLW2t7i5usLDxMXGx8jJytLT1NXW19jZ2uHi4+Tl5ufo6erx8vP09fb3+Pn6/8QA\
      HwEAAwEBAQEBAQEBAQAAAAAAAAECAwQFBgcICQoL/8QAtREAAgECBAQDBAcFBAQAAQJ3AAECAxEEBSExBhJBUQdh\
      cRMiMoEIFEKRobHBCSMzUvAVYnLRChYkNOEl8RcYGRomJygpKjU2Nzg5OkNERUZHSElKU1RVVldYWVpjZGVmZ2hp\
      anN0dXZ3eHl6goOEhYaHiImKkpOUlZaXmJmaoqOkpaanqKmqsrO0tba3uLm6wsPExcbHyMnK0tPU1dbX2Nna4uPk\
      5ebn6Onq8vP09fb3+Pn6/9oADAMBAAIRAxEAPwD6Q+IHxM05fA5DW/BU4TZxn/OPzr4nijh6h9esn/w2v/BObgvM\
      MWo2/rf/ADPkr/hbWl/8+Z/L/wCtXB/q9Q/mX3M/Yvr+L7/195//2Q==
      """,
    pixels: """
      qKvf7ff/3+DPqrHY6O/+5ePKm6nC193q3tW/gpWtwc7RzbuncYKhr8K9u6aXZXGTnq+up5l/YmeNmJ+plZZ71uPf\
      8Ni3oIVu5/Lr9NzGr5d86/Py8NzPtZ594uny6NzLsJSE09vs3de+pYRjwMjUzMGkj3BRsLy8wquReWI+r6Spb25E\
      QRohyLqzhHZXTzU64M64nIBoW05N8NnDsZF3Yl1O+OHOuJ98a2FW79nOqJdxaVpe3tDGkoVjYUw7
      """),
  ImageCase("jpeg, gray", size: nil, crop: nil, shape: [3, 7, 9],
    file: """
      /9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAAgGBgcGBQgHBwcJCQgKDBQNDAsLDBkSEw8UHRofHh0aHBwgJC4nICIs\
      IxwcKDcpLDAxNDQ0Hyc5PTgyPC4zNDL/wAALCAAHAAkBAREA/8QAHwAAAQUBAQEBAQEAAAAAAAAAAAECAwQFBgcI\
      CQoL/8QAtRAAAgEDAwIEAwUFBAQAAAF9AQIDAAQRBRIhMUEGE1FhByJxFDKBkaEII0KxwRVS0fAkM2JyggkKFhcY\
      GRolJicoKSo0NTY3ODk6Q0RFRkdISUpTVFVWV1hZWmNkZWZnaGlqc3R1dnd4eXqDhIWGh4iJipKTlJWWl5iZmqKj\
      pKWmp6ipqrKztLW2t7i5usLDxMXGx8jJytLT1NXW19jZ2uHi4+Tl5ufo6erx8vP09fb3+Pn6/9oACAEBAAA/AO/8\
      S6zaf2LzHxjhce1eR/2/Z/8APBv8/hX/2Q==
      """,
    pixels: """
      zuTp7Nm2n4Nv4fHw8eDCr5R86/fv7uDHt5585e/o6N3EspeE0+He4ta6o4Viu8zN0sSljG1Rrb6/wK+QfGA7zuTp\
      7Nm2n4Nv4fHw8eDCr5R86/fv7uDHt5585e/o6N3EspeE0+He4ta6o4Viu8zN0sSljG1Rrb6/wK+QfGA7zuTp7Nm2\
      n4Nv4fHw8eDCr5R86/fv7uDHt5585e/o6N3EspeE0+He4ta6o4Viu8zN0sSljG1Rrb6/wK+QfGA7
      """),
  ImageCase("jpeg, colours as gray", size: nil, crop: nil, shape: [1, 7, 9],
    file: """
      /9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAAgGBgcGBQgHBwcJCQgKDBQNDAsLDBkSEw8UHRofHh0aHBwgJC4nICIs\
      IxwcKDcpLDAxNDQ0Hyc5PTgyPC4zNDL/2wBDAQkJCQwLDBgNDRgyIRwhMjIyMjIyMjIyMjIyMjIyMjIyMjIyMjIy\
      MjIyMjIyMjIyMjIyMjIyMjIyMjIyMjIyMjL/wAARCAAHAAkDASIAAhEBAxEB/8QAHwAAAQUBAQEBAQEAAAAAAAAA\
      AAECAwQFBgcICQoL/8QAtRAAAgEDAwIEAwUFBAQAAAF9AQIDAAQRBRIhMUEGE1FhByJxFDKBkaEII0KxwRVS0fAk\
      M2JyggkKFhcYGRolJicoKSo0NTY3ODk6Q0RFRkdISUpTVFVWV1hZWmNkZWZnaGlqc3R1dnd4eXqDhIWGh4iJipKT\
      lJWWl5iZmqKjpKWmp6ipqrKztLW2t7i5usLDxMXGx8jJytLT1NXW19jZ2uHi4+Tl5ufo6erx8vP09fb3+Pn6/8QA\
      HwEAAwEBAQEBAQEBAQAAAAAAAAECAwQFBgcICQoL/8QAtREAAgECBAQDBAcFBAQAAQJ3AAECAxEEBSExBhJBUQdh\
      cRMiMoEIFEKRobHBCSMzUvAVYnLRChYkNOEl8RcYGRomJygpKjU2Nzg5OkNERUZHSElKU1RVVldYWVpjZGVmZ2hp\
      anN0dXZ3eHl6goOEhYaHiImKkpOUlZaXmJmaoqOkpaanqKmqsrO0tba3uLm6wsPExcbHyMnK0tPU1dbX2Nna4uPk\
      5ebn6Onq8vP09fb3+Pn6/9oADAMBAAIRAxEAPwDttV1mAaRgpxjpivO/7et/+eVFFcVbDUvbT93qdmWSl9Xjqz//\
      2Q==
      """,
    pixels: """
      wM7c39bDqZSDy9fi49rJs6CKztff3tbItaWOxs/X1s7ArZ6FucTNzcW2oZByqLO9vrWljnxenaixsKaWgG5T
      """),
  ImageCase("jpeg, progressive", size: nil, crop: nil, shape: [3, 12, 10],
    file: """
      /9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAAgGBgcGBQgHBwcJCQgKDBQNDAsLDBkSEw8UHRofHh0aHBwgJC4nICIs\
      IxwcKDcpLDAxNDQ0Hyc5PTgyPC4zNDL/2wBDAQkJCQwLDBgNDRgyIRwhMjIyMjIyMjIyMjIyMjIyMjIyMjIyMjIy\
      MjIyMjIyMjIyMjIyMjIyMjIyMjIyMjIyMjL/wgARCAAMAAoDASIAAhEBAxEB/8QAFQABAQAAAAAAAAAAAAAAAAAA\
      BgX/xAAUAQEAAAAAAAAAAAAAAAAAAAAE/9oADAMBAAIQAxAAAAG0WQFRL//EABgQAAMBAQAAAAAAAAAAAAAAAAEC\
      AxET/9oACAEBAAEFAq2XkbrtJjmUG//EABoRAAAHAAAAAAAAAAAAAAAAAAABAgMEEyH/2gAIAQMBAT8BjtKrLR//\
      xAAZEQABBQAAAAAAAAAAAAAAAAABAAIDEiH/2gAIAQIBAT8BL47nF//EABYQAAMAAAAAAAAAAAAAAAAAAAAQQf/a\
      AAgBAQAGPwIj/8QAGRAAAgMBAAAAAAAAAAAAAAAAADEBEUEh/9oACAEBAAE/IczCz4xN2izbP//aAAwDAQACAAMA\
      AAAQz//EABQRAQAAAAAAAAAAAAAAAAAAAAD/2gAIAQMBAT8Qa//EABQRAQAAAAAAAAAAAAAAAAAAAAD/2gAIAQIB\
      AT8QD//EABwQAAIBBQEAAAAAAAAAAAAAAAABQREhMVFxgf/aAAgBAQABPxBnE9KCiZg629DuST//2Q==
      """,
    pixels: """
      o7rR3+nr3s+8qai91eHs7+XYxbOfscjV4ebf08Gui6C2w9DUzL+ql3iOprXAwbaokoFmepWkr7CklYh1Wm+IlaKk\
      nI6AbFxxiZWiqKKWemVqe5KfrbGpmot3doqgrLm/t6mWg5GjucfU2dLDrZmmuc7d6vDo2sGt3Ojs4tC8n4dwXOfy\
      9OrZyK6XgG3q8/Tq2sqynYZy4evu49TDqpV7Z9fj5t7NuZ6HbVjG0dbOvaiMdGNNs73AuKmWe2VSPaiytKucjXVf\
      PymhqqugkoJnTzwnnqenno+AZk42IqmysqmcjHJaQCu2v8G4q5yCak04paqfh2tQNSMcDri8sZl7Y0o7MyfMzcGp\
      jHZhU0w+1NfLspd+altRQ93g1b6hiG5eU0bW2NC4nIFmVVNFxce9pIpxWElFN7a4q5R4Yk5ALR6kpJZ+Y0w1JR4Q\
      lZWGb1M9JxcMAJOThG1SPCYWCACZmY10XEYuHhAC
      """),
  ImageCase("jpeg, cmyk", size: nil, crop: nil, shape: [3, 8, 9],
    file: """
      /9j/7gAOQWRvYmUAZAAAAAAA/9sAQwACAQEBAQECAQEBAgICAgIEAwICAgIFBAQDBAYFBgYGBQYGBgcJCAYHCQcG\
      BggLCAkKCgoKCgYICwwLCgwJCgoK/8AAFAgACAAJBEMRAE0RAFkRAEsRAP/EAB8AAAEFAQEBAQEBAAAAAAAAAAAB\
      AgMEBQYHCAkKC//EALUQAAIBAwMCBAMFBQQEAAABfQECAwAEEQUSITFBBhNRYQcicRQygZGhCCNCscEVUtHwJDNi\
      coIJChYXGBkaJSYnKCkqNDU2Nzg5OkNERUZHSElKU1RVVldYWVpjZGVmZ2hpanN0dXZ3eHl6g4SFhoeIiYqSk5SV\
      lpeYmZqio6Slpqeoqaqys7S1tre4ubrCw8TFxsfIycrS09TV1tfY2drh4uPk5ebn6Onq8fLz9PX29/j5+v/aAA4E\
      QwBNAFkASwAAPwD4x/ar/Ya8N2/x1ke5vWEaaiT5juysWB5ODzjPOAM557Zr4H/Yd/ZZ+Mk/xxVzeXMr/atv+rI3\
      Zf757bvvLgZOSa87/wCCLvxG/aCe0W6NvdZSRZXVwXDggYP3cEZwSe2cZyK+rv2LP28vEc/wCiaJXuo2sDGwaIxn\
      hQTknnI+9gHsSODz6V/wwT4P/uT/APfx/wDGv1S/4ZO+K3/QWT/wJX/Cv0x/4S79oX/oTtQ/77P/AMXVL/hufWP+\
      fpv/AAFP/wATX//Z
      """,
    pixels: """
      OyglFgkLBB8oMy0bGRYDExcoMjYrJyAVHis4NDgyKSQrMDNAPzw5MTEvMTdFNUE3PTYvNUBHKis5OjZAODZAMjY3\
      QTkvOjZFIBIYGjM9WGdyEQ8QEBo7UFdqBgcLDhI0RFRZCQUMDRY1P1BZFg0NGSk1QE9XERgXKS82RVdgExceIzJL\
      WltgGxwpNUZPY2xjMzxWd5q7uMOzHy5DaH+hsq+gEB4sTmh3kp2LCRghQVVqgXt0BQgdNEtYamlnBQ4fMkxiXmdd\
      CBMZNE5iaWlfDBoqRllugHFv
      """),
  ImageCase("jpeg, orientation is left", size: nil, crop: nil, shape: [3, 7, 9],
    file: """
      /9j/4AAQSkZJRgABAQAAAQABAAD/4QAiRXhpZgAATU0AKgAAAAgAAQESAAMAAAABAAYAAAAAAAD/2wBDAAgGBgcG\
      BQgHBwcJCQgKDBQNDAsLDBkSEw8UHRofHh0aHBwgJC4nICIsIxwcKDcpLDAxNDQ0Hyc5PTgyPC4zNDL/2wBDAQkJ\
      CQwLDBgNDRgyIRwhMjIyMjIyMjIyMjIyMjIyMjIyMjIyMjIyMjIyMjIyMjIyMjIyMjIyMjIyMjIyMjIyMjL/wAAR\
      CAAHAAkDASIAAhEBAxEB/8QAHwAAAQUBAQEBAQEAAAAAAAAAAAECAwQFBgcICQoL/8QAtRAAAgEDAwIEAwUFBAQA\
      AAF9AQIDAAQRBRIhMUEGE1FhByJxFDKBkaEII0KxwRVS0fAkM2JyggkKFhcYGRolJicoKSo0NTY3ODk6Q0RFRkdI\
      SUpTVFVWV1hZWmNkZWZnaGlqc3R1dnd4eXqDhIWGh4iJipKTlJWWl5iZmqKjpKWmp6ipqrKztLW2t7i5usLDxMXG\
      x8jJytLT1NXW19jZ2uHi4+Tl5ufo6erx8vP09fb3+Pn6/8QAHwEAAwEBAQEBAQEBAQAAAAAAAAECAwQFBgcICQoL\
      /8QAtREAAgECBAQDBAcFBAQAAQJ3AAECAxEEBSExBhJBUQdhcRMiMoEIFEKRobHBCSMzUvAVYnLRChYkNOEl8RcY\
      GRomJygpKjU2Nzg5OkNERUZHSElKU1RVVldYWVpjZGVmZ2hpanN0dXZ3eHl6goOEhYaHiImKkpOUlZaXmJmaoqOk\
      paanqKmqsrO0tba3uLm6wsPExcbHyMnK0tPU1dbX2Nna4uPk5ebn6Onq8vP09fb3+Pn6/9oADAMBAAIRAxEAPwDt\
      tV1mAaRgpxjpivO/7et/+eVFFcVbDUvbT93qdmWSl9Xjqz//2Q==
      """,
    pixels: """
      obbV6fPw4tPFpbrU5vDv5dnFmqzD1ODh2dC7iJqxws7PyMCod4mitL/At6yPaHqTprGwppl9ZHePn6mon5R60uDr\
      6tvBoIZy4Orz8OHKrJR75+/17+HMsp2E4eju6dvGrJh8093k39G8n4ppv8nRzr6oiXNSr7i/u6qUdl9BsrKijG9V\
      QjQuxMKvl3piU0k819C6oIRxY1xO39jCqIx3a2RV4t/JsZV/cWdU3djErJB5aV5L19S/pYhxYldH
      """),
  ImageCase("shorter side of a wide one", size: [4], crop: nil, shape: [3, 4, 4],
    file: """
      iVBORw0KGgoAAAANSUhEUgAAAA4AAAAGCAIAAAB8eTjrAAAA5klEQVR4nAXB3VaDIAAA4OFQ8We4mTM7XXS3x+++\
      J6luVqc623T4wwBhgND3gdf3t7JSlTq+BG3efZOOBt3EL/Pwxc7GfV62g30QenfFB6iK51XW+6ghCnqUgPIYTYsu\
      gKkK298S+OhBxPFeJykc4hLbEIdemtnkQrNS1sJxM+c5HT3FiIkD8U6iGl59vHXEy03hdlRaZLnq90zCcxsLVVC/\
      /pXOVk0PnmA3QhRhawiMUzRnUmS6JwNd35390ZFow0WhkwM0WEFODE/9CMTSTYixDZnvoRCnsL1x+cH/TD0ZyepG\
      GP4PWPuaHkh2B9gAAAAASUVORK5CYII=
      """,
    pixels: """
      8PDmy97n3b7Dyr6hqbSoid6/m3Xmy6iC4sOcdsuuiGB4Ujkslm5LRamAX1qogWBY
      """),
  ImageCase("shorter side of a high one", size: [5], crop: nil, shape: [3, 5, 5],
    file: """
      iVBORw0KGgoAAAANSUhEUgAAAAYAAAAOCAIAAACD/fpyAAAA60lEQVR4nAXBy1KDMBQA0IZeIDwKLVLEceGun+/e\
      L1E31VGnLTQ80iQkJSHxHPT6/qby5z4sri5sB+BEQ1GqVdJlxt9agoOMxw5KdXRBnfnOyY3RZEACXryGKJB6yu0O\
      wnhpR0jbb4cjnQoqDZ4SzBiQlqLiOLMCGy5FsiETeO0YjIushOr2c0fuvgB+meYcWa6ZhJ6uxcmH/ovpMp/S9NyE\
      d2uaG4eztqa70cEJlf/Mgfzg8HnZRvBIM0zdWjT+n66gNw8OBUwcfqVdFB61BDHveLYnzpqyPlnEqhqu2WGOYomr\
      Dj1RbyU0/wfzn5o+rzuKmgAAAABJRU5ErkJggg==
      """,
    pixels: """
      9+zYwars69nCsufk0LWm08y4oY6yq5qDb9Lc3tS+tsPDtqaZpqeVh3iJhnllY2tqYEFkg5GgmkhecHt2N0RWYmAr\
      QVNcWSc6UGBX
      """),
  ImageCase("shorter side, odd rest", size: [4], crop: nil, shape: [1, 4, 4],
    file: """
      iVBORw0KGgoAAAANSUhEUgAAAA0AAAAKCAAAAABKhYsYAAAAiUlEQVR4nAXB7Q6CIBQAUMErfpQ2c6utWc/fM/mr\
      Vps5VBBU5lWkc8izTMrTDHNT6cqAyBnb1skaN/qaKula7S0t9gIRxh9xMubkPdm6Bx6yzCX0NXxUowA3+b3ISXVa\
      8IG26FvRbZTt/YI0lLGDKxLrRwGFwz1bzrZQLI0KD245PFKzOxPM6/EP10dPs1aGOmwAAAAASUVORK5CYII=
      """,
    pixels: """
      teTjtJLBwZB3oKJxhKysfA==
      """),
  ImageCase("both sides", size: [3, 5], crop: nil, shape: [3, 3, 5],
    file: """
      iVBORw0KGgoAAAANSUhEUgAAAA4AAAAGCAIAAAB8eTjrAAAA5klEQVR4nAXB3VaDIAAA4OFQ8We4mTM7XXS3x+++\
      J6luVqc623T4wwBhgND3gdf3t7JSlTq+BG3efZOOBt3EL/Pwxc7GfV62g30QenfFB6iK51XW+6ghCnqUgPIYTYsu\
      gKkK298S+OhBxPFeJykc4hLbEIdemtnkQrNS1sJxM+c5HT3FiIkD8U6iGl59vHXEy03hdlRaZLnq90zCcxsLVVC/\
      /pXOVk0PnmA3QhRhawiMUzRnUmS6JwNd35390ZFow0WhkwM0WEFODE/9CMTSTYixDZnvoRCnsL1x+cH/TD0ZyepG\
      GP4PWPuaHkh2B9gAAAAASUVORK5CYII=
      """,
    pixels: """
      werhqGyq0cqSVIewqXM46tieZFLt26NnWdnIjVBEtXdBOGLRllxWgdigZmGN
      """),
  ImageCase("one side grows, one shrinks", size: [11, 4], crop: nil, shape: [1, 11, 4],
    file: """
      iVBORw0KGgoAAAANSUhEUgAAAA4AAAAGCAIAAAB8eTjrAAAA5klEQVR4nAXB3VaDIAAA4OFQ8We4mTM7XXS3x+++\
      J6luVqc623T4wwBhgND3gdf3t7JSlTq+BG3efZOOBt3EL/Pwxc7GfV62g30QenfFB6iK51XW+6ghCnqUgPIYTYsu\
      gKkK298S+OhBxPFeJykc4hLbEIdemtnkQrNS1sJxM+c5HT3FiIkD8U6iGl59vHXEy03hdlRaZLnq90zCcxsLVVC/\
      /pXOVk0PnmA3QhRhawiMUzRnUmS6JwNd35390ZFow0WhkwM0WEFODE/9CMTSTYixDZnvoRCnsL1x+cH/TD0ZyepG\
      GP4PWPuaHkh2B9gAAAAASUVORK5CYII=
      """,
    pixels: """
      1L+BWtbChFzaxohg28iLYdzKjWLYxYdh07+AXsy5elXEsnNMu6hoRLajYT8=
      """),
  ImageCase("grows", size: [7], crop: nil, shape: [3, 7, 7],
    file: """
      iVBORw0KGgoAAAANSUhEUgAAAAQAAAADCAIAAAA7ljmRAAAAMklEQVR4nAEnANj/AanrwBb66hj/6BcB4gT2+RD4\
      CAH3+wP1CPcC7f0bBRMa9xIA9AYXmuMSiVC2lLcAAAAASUVORK5CYII=
      """,
    pixels: """
      rbbAy9bg6qy1v8rV3+insbvG0drko664w83W352susLJ0tqWqrzBxc3WlKm9wcTM1Orn5eXk5OXp5+bm5OXm5+jp\
      6Obn6uXp7Orn6u7l7fTy7/Dx5vL8+fb19ebz//z59/a8s6mek4Z5vrasopeKfMa+tqyilIbNx8C3rp+P2dLKva+j\
      l+Td1cKwp5/o4djEsKii
      """),
  ImageCase("scaled, then cut", size: [9], crop: [6], shape: [3, 6, 6],
    file: """
      iVBORw0KGgoAAAANSUhEUgAAACgAAAAeCAIAAADRv8uKAAAKnUlEQVR4nAXBh5LdumEAUAAEQIK93LJ3y1vpPY3t\
      Gef7M5PPSDJxLMeWtNLuLeRlbyBqzoH//t//4UbVk5gy8zUcazN1vLouP6rmF3m7g+ZWfAfs3RTjy4sTfPKKU/zX\
      IArAIXO/vDqMXT/DMqt7Kv5HX0vnfej/Nf2tGquOXkx0bx578gfPwJL9rj99TgOwf4lfP4Eolc+kx3z/QEOC1rLf\
      HhDGsTEiWIIU/aPdgEpbi8n0gGjme6clD/ku8nQI0xQ8cwkQJqskE082Wx89jafUtCfoqIxRw8dokWHPXJ0+dv5j\
      RF2wP4AXf4L0aGrXB/inl57QGuO9DwzXqicjpY8VXzU7Vz0QMHlL4lXQ0jLrZpLt3SDpvINWvfOqvoBtAioGjI+N\
      2Nt7v4w1Bb58G6IVMh7ubOPNDy9Onrf4YNEBmiUILU/yNtZ4XfU4FD8je8AMzxEfCrCgzk71fJo1a5QDZFhFMTTp\
      OhVjEn7r3T8OQq+nXTX9SpBYHWdpPXtS9uvUF3VTXHDDJ3eSrOKsTjLTwdX3SI4hgmjbYWMSBeZ5we/bUdAzkbSW\
      GAJ/VQj2qBHRJPl1kO3ifMOirdKKkYTGU4ktdt+W8AGqM1bE05PilzklJefXneRn4Rj+nZU8uSh75nCBcl2cOSCh\
      i1FEvC24t86F3nZrjOF3LtO2BdRiM/xSUc2W+r79c2vNNi/B7ZaBxR09qyN0h72n4zEE4YiEGDZmx5KsowucISKT\
      vksx6PLnKkre95D33ib1SpnwnC21MlTD343BTbK5tR+SQOJpKfcUKtmMcxdOzbr8TZ6DtV9WLsCPxa793RZen13w\
      YqZ5de/BCLv/NNFfTKN56rePcOZSmruksFvvQtRzWS9VxQZdYk1W2HfqbfylmXLCx/F8BXvFZ6HqosK46aZ1jEjn\
      87OaO793TPkPu/TTGag+ET2MfflGfkW/rJwF9rG6SfeZiLvn6Xab9UzPrizR/BNeardv0DrCVn0B638Zf7rP5laZ\
      By90EbyvNj3nH4WlfYjH+D5iuFSQbFqe2Ta508WbS5Bw+2PL1Kph50sr29/TBXy8xog5sCTJ/qiUjk0A2Bqa+qgq\
      PI9ud/XMCodGjLcZke99TjnP5pX4X6amLtDNsAbpJ+bMBLOo0Ye4xSfa53B8ArMLqpiWid3W7oKSbuHKBc4Mck0X\
      YUbLP2xPxae8EFUIs8S+Pw/oIa1DOdLoYz8Da2+KXHtSYoWeZW9l5MKQik46lEa1VrGr6xS6xTw6v5URcbAXTs94\
      oZ4qqPkN+/Kwuq1DV6l8/0KG7HRX/cFlm0Grd+xGxvZBQGO899kxKAsqdnRMrSKsARLRzDoKwAbWhdL95rCd9lsU\
      p5PT+HGOmCiwe/D7jMcRvuJjHro5LxaQI4dhh7RT+qQvHLt63Xdmlb4OF+1m+2OMApj95uF9/Foo3/Py5zxFsIBr\
      Os34MyE/15vyHLFPnwavFS2knrfE3mdnUf5LyhJMTjB98eIdSL02AxrD5yQw46PvBJ6hjRPvKfa86hbsgT/IlbRR\
      Entr6G4owMGTR5FMGEvi4tASz9IAAGtxFqR1iNJnA36im5Y567kbnyKhQgN7evrjV2ECStiBxYVBiRMn+Q5pnLMQ\
      B8dljGEGcq+URs7cS16SueQYRAQQDI6+Spu82D4RlO9s+EIVsDR0E4fGPxmztpYwYCDbqJP7qVEUYxXqrrDUhfjP\
      KwhSevR+OyLoEUPSpFjJlUcCX+ETCR0/GI4L61lhwlYHdBzfuEMmSvgpbnTIr35XBD5/boi/L9zhRMATGDxnF55q\
      y13nUbq9ccAokEqJVeOWpcqG83DcMEFPeAt3W3SkOEx2jtR9kT5WdMRzmI8cAkZ90O74JqOkJNPKvrzDctbJjYfr\
      Fp93R6cL7g+ROxdXdADKoCW6sR4R9sofm7RZ7T2SjjTwl3Xr4dTKsZ+SXtMyOrTza8TyxVAW+Y1mTp4QhEK04nIA\
      MEFZ68Zr0OtgGx7semnHrlqSCZJ2IQ31q8Ht97m0EaBB0SmCdyCU7mI9+OBCae5Vt4RNolS1dYt8h2iDQaedmhX1\
      BfITG7cHsjCnjuoYesKtgk5DH58r1xqcOPqnoUEZ0fvHVoVq5uvi3ivet/gOZImcTQ3jDAgkBCcaep6rWxuQrSJG\
      aGPDkU1lCa/8VqZDV13GvBvdrnZvKEWB26gxca3E2WJt8F07BxVRg2XPBVCrHCBGvr4tk4LzKC+l+V9qtuA6i5Eg\
      Po99elBmBmz4SZ1PbLmu0h/iYPY2uA5SoEHj2zzXdpzn4bYCc6+bdBwrJxR3HckDWfxo8+rjt+T+tDrv5tdBYre6\
      Oe0y27OUkOqJjn0/fkyX8aZIN53dMbn1BYh8SH/wJrOscgLPNAubHPSiRvoB4LZut2IT07rAtnfq3g5qKidScwCW\
      TThyvU4IMicDoRGQW0rMTrp1j6GQLGpCMe/ARDar62v8vii8nBSep01aAYbAA40CBHvvck6C3qO5p5mLxXbkd6XP\
      hStI12V9tyxvRGx5zfVAGyWB8FxdUZXvi/Mm/N3Z9QlzuZ+PF8EFNn3rgRtFTWZLsbQB1ZzcluusZ84sSaYHbP9V\
      GgVkwvtJ79b9aPwSpq4f2C2ah2Nex/rumNKggcKNjC2ODGotAx+hDeQc5vgM5wOM5wTqT1LEdonbZp9s+Hf8ax/y\
      nG6mVgf/Dj7ePTqBZL026tQjpa9lmI4OD4Lr4lFtn8IEIDf8xJbI8iLt9hinnTbOm5KWiIkcO+crlIdBf9uNsAMh\
      o6GGKAbOj8g5GZakpElceQgbvHtAjwU/9ugQCGig2mMplG8X5w4VGBr/1a/Nq7s1GJlIFFEf+C77zUn86fNBMGAz\
      KfLDoIdI5G/eBtHFN4dFXEN1Aq8dkKkokS+OhlA/3tunQxv75uhBN98wK4i7d6IIBBAFH2h5IkpEm5Lro9JN9mXW\
      OIHnk/cM4urou4fEi7wiQyhgUYyO1CZkjgbkIGM2DLfVjFJaJKhYmjxmuHWc6IsUXoB9nB4RDrwkkU6qk3CHyTE+\
      MeN6QNg51nX2/jhkGzZYmOlTF17+hKAMfZQ0fg4SD2V+8HoQAUavREQLZd1mB+KlK94AsA4iDBr6bvhKHC9IQlc4\
      Dwv6MwmU+ZwAmjpH7GSEZX1MDJ7Cp0uEHgD2WjEdlW++WnOq1yqOWbdfhu3B612AH3BECXniaTG5+fMjICFkezPH\
      zL2nc8BiIdeZE44uI1GRMMcAjf6IX9co4Jle/ScfBus+cbwYxGbNsNIAW0KBk9VcR0GA7i8j6Rfc1MnLWPIFjSvN\
      vu1DxfdLllYwiuNwydF1fXBD54ZWwO8uI2D6v7U4oj409p+rMQ10hNFiHxiLGhJv5EGxZKGPhoWcZQOjLn1vAwcv\
      ev9hnafQ1h32wN8pf1aTndWiVvouT3elpc0/XKK6jOfH0R6OA7a+f8ER4j0FmgTCBU8fRjyJ0ZKkt+6kun4i73Pa\
      4UfZPtRASn+Hw2Q3nX4Y9W+zHv1HDktcisQd+UANn+p9n9i1XzjuWlYN8whk08ZvSyr9ooqRoIjeXKjj+dkH7RpD\
      UocSVziJhH4j75M3NFErtmne31R3t95Zwk47g3oyWygvgf4k9+fo61484yGe2P8DZKnLDe7THDwAAAAASUVORK5C\
      YII=
      """,
    pixels: """
      QiFPmq5ycVCAytyhbEp6xNmcPRtLlqpvSy1bqLd9dleH0eCpGkKOqHMsNF6oxJJHWYDK5bBpN1+owo5HGEKLpXMr\
      P2izzJlSUJu7jkQxPomqfTQdarTWp15Mc77fsWhTRJGyhDokQ5Gzgzgl
      """),
  ImageCase("cut alone, odd", size: nil, crop: [4, 6], shape: [3, 4, 6],
    file: """
      iVBORw0KGgoAAAANSUhEUgAAAAkAAAAHCAIAAABV+fA3AAAAuElEQVR4nAXB3W6CMBgA0EK/FtSgTqKJe4L57ste\
      ZjdLTLzA6GJ/KBRobQE/z0m+f39gnZ4yUfDzRyuSPyHvHfmXSoygD8evzIxTSVJNJz4vZ1ayMA8h5PBkxxuuEDTH\
      z0irrFy7Zujo3iOH4LAHanc53BeQFsvOIYk6bmVWw1UdQtHS54yUb+0iaZgZWN0kssrBWS+J30FUYx96jF0kj9fr\
      2loBgKpPpzoEn2/seDFcK6Un6ow3/g1nlHEClR1HXgAAAABJRU5ErkJggg==
      """,
    pixels: """
      wNrg593QssTI0tG9nbHBybimlZ2qpKSi8O/e1LGd+uDgx7GX4OPVt6aH1M/Dqo9qv6GDalFGx6qQeWRh0rCZfmll\
      zKSYeGdW
      """),
  ImageCase("cut with black around", size: nil, crop: [10, 12], shape: [3, 10, 12],
    file: """
      iVBORw0KGgoAAAANSUhEUgAAAAkAAAAHCAIAAABV+fA3AAAAuElEQVR4nAXB3W6CMBgA0EK/FtSgTqKJe4L57ste\
      ZjdLTLzA6GJ/KBRobQE/z0m+f39gnZ4yUfDzRyuSPyHvHfmXSoygD8evzIxTSVJNJz4vZ1ayMA8h5PBkxxuuEDTH\
      z0irrFy7Zujo3iOH4LAHanc53BeQFsvOIYk6bmVWw1UdQtHS54yUb+0iaZgZWN0kssrBWS+J30FUYx96jF0kj9fr\
      2loBgKpPpzoEn2/seDFcK6Un6ow3/g1nlHEClR1HXgAAAABJRU5ErkJggg==
      """,
    pixels: """
      AAAAAAAAAAAAAAAAAKyw2eb3+OPjzwAAAJnB1Ob69+jhyAAAAJGmwNrg593QvwAAAIqassTI0tG9qAAAAG2DnbHB\
      ybimkQAAAGNulZ2qpKSigwAAAGJwjp2lqpaZegAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\
      ANPh6O7ft52EbgAAAOnw7PDbwbCafQAAAO7v8O/e1LGdfAAAAOTo+uDgx7GXgwAAANDd4OPVt6aHZQAAAMLQ1M/D\
      qo9qTwAAAK6+t8ahjntgPgAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAK6wmnVfSTwnIgAA\
      AMe2rYd7XE4xOQAAAODSv6GDalFGTAAAAN/Vx6qQeWRhTwAAAPXm0rCZfmllVwAAAOzdzKSYeGdWWgAAAODLwpaF\
      ZGBFPAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA
      """),
  ImageCase("cut with black above alone", size: nil, crop: [10, 4], shape: [1, 10, 4],
    file: """
      iVBORw0KGgoAAAANSUhEUgAAAAkAAAAHCAIAAABV+fA3AAAAuElEQVR4nAXB3W6CMBgA0EK/FtSgTqKJe4L57ste\
      ZjdLTLzA6GJ/KBRobQE/z0m+f39gnZ4yUfDzRyuSPyHvHfmXSoygD8evzIxTSVJNJz4vZ1ayMA8h5PBkxxuuEDTH\
      z0irrFy7Zujo3iOH4LAHanc53BeQFsvOIYk6bmVWw1UdQtHS54yUb+0iaZgZWN0kssrBWS+J30FUYx96jF0kj9fr\
      2loBgKpPpzoEn2/seDFcK6Un6ow3/g1nlHEClR1HXgAAAABJRU5ErkJggg==
      """,
    pixels: """
      AAAAANve2L7e4dnG3ODUzt/R0MHKzsi2wLu3o6y0n5IAAAAAAAAAAA==
      """),
  ImageCase("strongly shrunk", size: [4], crop: nil, shape: [1, 4, 4],
    file: """
      iVBORw0KGgoAAAANSUhEUgAAAFoAAAA8CAAAAADDbvKZAAAPx0lEQVR4nAXBZ5PkxmEA0M7dyGHSzu7e3pGUSlWq\
      ksv/27/FH/zBKpMidbwNsxOAQQYaHf0e/K/i5cHiblR/yN//8E3JH4750/YZIXVaPv/ZXUcLj8HPT1/Ztxa76uN2\
      +7zM+jAdvj5/LWEEfHO5/o//aAh92KL/3L2EpF8v4z/ba+WR1PbKdArq+OzCMUJG3vCiq5n2Ro8cS2dJr9tb7+cy\
      dWCEWumYNdY6PfdhbBfVT2wxD5rKZevVOp+AJV2MOr8QPU101hdl3qahU02UjGxKJ47Omn7oaZT9muG6VFdAK0Wa\
      qK3n5cPHW9Cks+gnoztZj7ez8/2BdZS9pdtq6cbzBTaW3CxPZCDnH0N7u/V2mZzbhgp4ay+2O7/a2fwZ/fVTiPwT\
      Jsu7Po/XD2/gNLmEaiZBN7f+ZGTNRE0Zgt9G2NnzrVY/5jtpeG2cHM/NfG3GWdJVwF85B7ATp+F664dGA/7heoPi\
      qLP69r1qFgnGPK5Wn/we4LVpzvL8wxAEP4wXrxu9SDW0v/XTQN4JQijWcL6Pn8NgQIwseXvgAP1mrrdhvo7Ezbzr\
      wQQlhe2JLh+yb4sW2HJuKKvBue3rRt7joCHrNLNRzeb1PvjuKonVC3L3YFIrZG3HncnxQuXMwArd3dZeDcXZ4S6/\
      M9GtHlwXLBVc8URXoP28UgTuakFkUHTAu3tYZUYhc25mA5BhuChjg7dgQsxolsEWK2/cFBhRmnR18UTRDvacAMJk\
      mJMZMixEuZ/BlQExeTTDcKZOMBspg1LIqIZlEPMABVYgmatURhsW/43ZwOzLgEcBYoyGYV5kMEnDe5yE4TYOMhJF\
      aR5lIfE4NVtU0ngDXgJX5gIQEZWlQcIZzsoUgYxsHo+JQP+4zP6ajO2Osc1+v98G2cPaXq+pO1AL0+Mh3ez2UXyz\
      aZd8GahyT/i4P+wL/SzPxyV4vDWbPN/Ccruj2TKE4b+TlFnyEhwSIuoSA/kKAromRZwdghcYj3j4SSBLr4e4PB5x\
      lgV8925fDG4Ps94W0W6fbqltaLqZTkdq8zw5bMod26ix7farbUbiX6Lcptar46LH43QkUVmKIvzSAr3Bqifzdgr2\
      K/l5W67JuDH/jkN535AgehbhY0BgxC9Uz9PTkG03+82+iBgo3VMVPtkAPZeIlcEWZyjgfxOR5SkSYRreI4FyhmOI\
      VlquuzwuScb3NohjlZcFh1ufRUxkCAvaZ2k5QGZImsdlGucYl1+fbeaQ7jIcIWc50LDj2mKTkoiYAnHsOaJEucji\
      wkwt5sndu9Bob7wtasQiPAVCCwsbJDY5DCMrdR94ZM0yjwpESPJb/8ds8amfx2n2S+2nZuhgP0/zvVeLkXhp/Ovk\
      R2fvkK4t6NZ5VRb100LSqxGrXTPbTM72wyQb+2erDGilkctM2v/9OQZzN6pTP8zdhR/fGG8MS1FvpDuNt8GtGdw9\
      NsFr4HH1fhr7aUDL+0NwFT5K2uUy9Oe2XisRJIDnP36ZVVvdbd+Nhtzh8lZ05t2ObfNdTehy+G5C0q24b2+va/sH\
      mtIR7j+Dk3gZm2VefvihN/2X6+ATqOdJdfd+vNyVky/nbHn/9iH0MJ/buhsW8imTkLRINsvl01+CKr9vhxtyBrr2\
      tHye1Sq7AlX8+6Nw1l5vbddO59Cfk+fpajzt/Vh1Nze0c3RJ36Bxhx70C7s1/b1DC170G6jGqlnHXp4+T11nblOP\
      cI/sdRnn0927uR5MK6W9gtNtuJz0vV10j7q5Um4+N+38hhY42LusvK15d3p9Wz4rjRHqxsVMVlprZQMwg97PdtR2\
      5Z3hfDEJ7Ffr10GiQaGJQ864dnCWuoF6hb0GyEp3MxaqUUG5qlqlIVldaD1imzANVELD0CVpFAJISZCUxJMY8GgU\
      2KWJgCgWT75kzOAVQMtsQdAmT3mIHkgEOKZyhYwTF8VRjoWCOIgwcCQP040AjsOo875W+4huywKFpSLFHOwmzGeC\
      kjzMGYummMkx6p2JWfSVRyLOkuUA5rmURRpouoljRkFA11Xkdx4G5LDP+MatVn/yYojwVjymO/R8hEg+qbQ9LFyi\
      7eFLFiZbG/vqAV733obqW1hs8n0KKfTD3i/IrHRTHIvNIwgZEYL1gnqyE4fwMIVvc3nguG9pwah4SkRIPB37I/5+\
      uBV5GkWPh5gVV5nMdgkrL1ASx/skPjSr/MqmrZhMgb9syzSIKTawT55PSBFYRCLbtI8ARW0Ap0QcnsPNIc9gV/bL\
      YTjOL3N+SA4ZO848+KqBFY4MO/fMD6n4oh8Hs9DgywcDgsIE7eMoXA/j1z+imFYI83CvW+uIEREzcUpyHQVLvFqg\
      cSr3zCI6TDgi+fIAtyZlSxpBvvA4iOAGxgFObLalHFsfJnTj0iCmvmA0QpojCKvZAwcdRGRUWEWfOp3jPlGhihsw\
      GDGDJABV0IRaTngwkbYGV+CspOjcslglWvkhPWMkpb0HIQ4gvgfIA0JGKexo4G1o9Ek56V6P/uNpsFo7MCvdwoqA\
      hsekfejmdV1vt7afVFsYMjcia4raL43r8OjNOMFnOrYrN92H+z7NrSbtYPD2wj/1Utu64jirMRbEsWHIvw/nd9kg\
      89gKd113+yZ9n6qxqyvq5/X4HkG44HODLuOt0Y6QKk1viJYjGn+gemlmMpw3HLhWvVc/6krWtPnafy5Ottz/uL/W\
      bdcn9rdnIONi+hf6PN37y/t6Enin1+htGPeyGc7TR/tBx2BOkuXvfXgKL9fp/D7WIzk55JU1n83dzXVjcPk6h7sB\
      m3Gqazt3t+VOA3NmH5xmdFhGUM8XXKVXnV4fpvQddHrsrnM/5W4oJalx2NyhH5dpaQyB8xTekora4W2dLR/kHsxX\
      HFq8yKWbEOKn2I3h4hTtaKNNbW+LxZK62+H3l88A9P3YodmKGmX9DQ7RiS66V1Xwfz1DU4jvoUkBwkJwsQajhAAT\
      xGAcBBCDRYs1HzBBE3SCIb3CMNUKOM9k6E0IAr9axpXFxDHrsPch5taWc1qsKOPBMY6Yhslm9ij0TzDZJEkcRSrh\
      GfUcP21ckuc8JI+OozRHWEYwwGUU4uCRPqISx9BsouRY2DyNSKKPNk0UCGhIHgNBY9D9so6bLhzcWuaHuIhzQIIm\
      970M5vaRxSR/Kp/nAL4NL60qOyBM/JfyGOZ8/anyjYY/uEX5viiTaG/QYzeXRlFO4mO2jePj6RdjjncPBSzzr9Gu\
      JFBSgeuVxLHwD4/lAypThRd7+ZK/QhXRlBbRQ0yygUsV96kDeZAVL0WcWS9I/QCVVCRLd3u4afdmv/3vF6RRukmw\
      SB80Qmeb0S3rZrzd5iV7hDtXb+4iXbOgDfLyqTgeDhIW90TFB2/1BhcJzrKDBAt4UZnuAhKlu50FO51GdTJnLd1E\
      0WabFHaVkeRfzm5+zvA2FCyK4y73D9xac02CJPPQYcb1nWQ+w2uX8WR7fIx35kEv/robGQtR7NDEMKZzCCEkMZWE\
      AWyljCMOAASQwdZ4QyGj1IMMttipmG2wt0nK7MJSgjHA9KhauoIxcsGkF7NHCfcNutHOKn1HGChTqQVMtWunSLGh\
      USuYzbWfJt8Hoz3rAau7Mv2ySn3yMlwXuA7DKGUNpa6cV7TxgxojrGQz1b31RL8/xzPqpfx3ZemfvEv5r/9xQ9GW\
      yfPc3D9tZ8MaVXCMawxVXdv1NM5r+RkzHv7Iw7Vb5nt1Huy4va20MXwlE+iq13luR/Lr329r4ZT66M+XeumJtMdz\
      vHRzrtq3+6v5XJHUTmAPZhSNY3M7Nb00s4jgv/wBmZp//CbbM+iAEuwi0L24rF09udu1bYn+HU8e35e6X2ozrVMJ\
      DOL941LxZr2s99tIkcfDSceGmXqqT73+rkNXnM1jS+cdrgYvu7mrOc6ZSRDwTFfd8F63FSQTVsGNT0af7kvVKNqG\
      WHZkCGzlx1aPK+gC+QG/BVUu1vm89M0n7xYIeTRUdF9pOTR1Xd/9kFcia6O0JbVTNZvGtUOUN5VE0IwYrBKxcVp9\
      b4AZjHtHeJnQoBYXEDO3ZDHOee2BpiO0yzhyZFY79B7OFEzEsNtKfNNIZPq175wbkAQxL6xYgPceYgFi4Moo8CEP\
      SxVSOylNFHSICyMwKASdlfcRgSF9INoGJIgDXVqYrWzZ0lWrKAdhCJWASJBNwZ9hqCTC1ht4O2bhgdIo28rF9aJ4\
      8DxciyLcfBF5DDUI0iejI7/DnBkXpltFqK3ci7Z+l9I0Svcx381kg6j3C9kUQQkI+fnP6SsGHw8B+SnMimwXRj1v\
      A/XAah0cg+c8yYpSum7+Sq1vYhx+S/7ykB4sIYne2Pbr+w6wcv/4mIuQURkpEDhMou1zxoO1PbjqHO0litPt8/5n\
      H6qny7fPR7twFvN9tk2Sgnz1EX2ttzAd8iAnlGQsZpVkT/NTl0xR8OQ35aaYSoXa6YHXiqRZksVWjMmHjqmJXZxm\
      mzIKAmi9m2z94AwSOMyOuxQGX64f4uXX2Ic+pX/jv0SxICbxdHrDNRMF3z3mSbprTQzqLO4JyhwQyOMyfMxKHJHk\
      SKGnmmJaEBLNJRD0qcwEA0uQyVD8HKwFjcqclLbQIlqX0BEP6IpjVAZbjwOGApBhJuy+REiQgVltrIWG2RiN1q2I\
      qZHcndah3EJfO2kRDKhli23WuEVNo+nKUCBxmZMlUibikTAjWCfnJ0/SSYGEtR35HqywCpTqqkHexhvvM69aUdBa\
      j9MwDpVR+JLtekpCzHoD6Q/WszuAJI9ej7XTfP68y6qxGk6ehfK+NfKH79Sl0TNZO5757s7W6/TWT7Td/+hEG/lo\
      Frepam+d7sYweUdhF0LRvQ33evxY0K1M7o5UKAC3Wx80VaUYXv7aJu2CZ+vr9f3D3hLSvWGsgvm17+vlbdXBmLOL\
      IUPmP/21+jFeZNBO+EnWCPG1mZvfb/dm8NwSLC5EdMq9N/V4/0STSPat4KXDlnSft3d9uZE2uUMe1Ot5eDdzRRwS\
      yxy3hvY9aHt5Hjsp8j75kwGujWt7rJbW3QNyDjlptXWKfdaXu7lQD/74pf8QJpR3d+rUTYZEfQYMzHigK/lzArMi\
      SQuSKx/ydhmb1QKFZphNZSMusFym8Tqc16WHU1yHeCWOLp3VTkm4AqFvD0MbAShbqujcrsgE42yBpJORLvM4KI1F\
      487rKnAr9ktDG4GQ1MwS2s1UR4bAMV3t7CI5So/2hgIWGpbQOZAmjZEa43hJTR5hpI/fNjhOyDEId6oM8brN09yF\
      CSIhT9I0HHIV24gEEYqSJA2B0HHKD4JEAYwPvyAZQW1tGEHB0RcWLWFZZHxvOAwlOUidCURDlQ6gXwAvQJBv9qWO\
      Jcz8IrYAxWH2VG7zqNBs2UFlqq0j+XG7CVNrni6PWl6bjV7N4ybOk0MYjTNGeVd6+f/KD3MrmB1ulAAAAABJRU5E\
      rkJggg==
      """,
    pixels: """
      gn15fYN+e36FgHx/gXx5fA==
      """),
  ImageCase("jpeg, scaled", size: [8], crop: nil, shape: [3, 8, 8],
    file: """
      /9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAAUDBAQEAwUEBAQFBQUGBwwIBwcHBw8LCwkMEQ8SEhEPERETFhwXExQa\
      FRERGCEYGh0dHx8fExciJCIeJBweHx7/2wBDAQUFBQcGBw4ICA4eFBEUHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4e\
      Hh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh7/wAARCAAhAC8DASIAAhEBAxEB/8QAHwAAAQUBAQEBAQEAAAAAAAAA\
      AAECAwQFBgcICQoL/8QAtRAAAgEDAwIEAwUFBAQAAAF9AQIDAAQRBRIhMUEGE1FhByJxFDKBkaEII0KxwRVS0fAk\
      M2JyggkKFhcYGRolJicoKSo0NTY3ODk6Q0RFRkdISUpTVFVWV1hZWmNkZWZnaGlqc3R1dnd4eXqDhIWGh4iJipKT\
      lJWWl5iZmqKjpKWmp6ipqrKztLW2t7i5usLDxMXGx8jJytLT1NXW19jZ2uHi4+Tl5ufo6erx8vP09fb3+Pn6/8QA\
      HwEAAwEBAQEBAQEBAQAAAAAAAAECAwQFBgcICQoL/8QAtREAAgECBAQDBAcFBAQAAQJ3AAECAxEEBSExBhJBUQdh\
      cRMiMoEIFEKRobHBCSMzUvAVYnLRChYkNOEl8RcYGRomJygpKjU2Nzg5OkNERUZHSElKU1RVVldYWVpjZGVmZ2hp\
      anN0dXZ3eHl6goOEhYaHiImKkpOUlZaXmJmaoqOkpaanqKmqsrO0tba3uLm6wsPExcbHyMnK0tPU1dbX2Nna4uPk\
      5ebn6Onq8vP09fb3+Pn6/9oADAMBAAIRAxEAPwD1Xxb4o00+GSCi/wCr54HXH6181TeKdOHiY7UGQ+OoPOTX0b4t\
      8GQnw6dz4OzPPvXzTP4Otz4oP70cuScHrzXBkGIwn9tz/cs61hv+EH+OfTPgTxXpn/CO/cU5TBG3OfWvFPi/4p08\
      aqw8teT3Gfwr2LwL4Ntx4eBEgHyZI/n9K8U+MPg2H+12JdRlvwzSzGvg/wC34/uXuZcL4b/hOqfvzt/gf4q08xgm\
      NcY6fhW38YPFmnCAFVUnI6DOea5z4GeDYVAxJ1IA5xitz4v+DIBEn71TgjGTW/G2Iwf1il+5fQ5uEcN/tVX9/wBy\
      14t1jWW8NAEPt29M1813Gr6x/wAJOc78b/x69K+wPFmpaGPDhO1cFO4r5puNU0Y+KScIT5mPpzWvD9TMP7bn7i3O\
      i+X/ANhaJ7HsngfWNa/4R/5Q2dnofSvFfjBrGsf2ocqxO7pivpfwNqminw8pYJ9wZIHSvFPi9qmif2oTiLBPBAFT\
      mNXMP7fj+7W5nwu8v/s6pox3wN1nWvLjwJencda3fi/rOsi3UGN+GA7jvV/4IanonlqNqD8hgf5Arb+MWqaI0AU+\
      WBuHzeldHGtTMHiKX7tHJwi8v+tVNH1MDxd/yLZ/65H+tfN3/M0L/wBdR/OiivRyH/kd1Drj/wAiNf10Po7wT/yA\
      h/uV4r8Yv+Qq3+//AI0UU8x/5KCJjwz/AMi2odT8Df8AUp/ntXQ/F/8A49D9V/pRRW/G/wDHpHNwj/vtT1Z//9k=
      """,
    pixels: """
      flCR06NYbcNTJWWoeCtCl29BgcWUSF60gVOT1qZacMZVJ2epey1EmG0+f8GTRFywgVOV2KhbcsZUKWmqey5EmF6B\
      1s12ZLXfOVqtpU88j7ctTqKaQzGDrFp80chxYLHcO1ywplE/kbwtTqCXQjCArFl6z8ZwX7DaQWO4rllHmMJar8uD\
      TIrPqFquy4RNitGpMIWjXSVip39UqcZ+R4TJolqxzIRPi9CpMYejWiVipoBTqMJ6Q4HFn2O51otYk9iz
      """),
  ImageCase("png, 16 bits gray", size: nil, crop: nil, shape: [1, 4, 6],
    file: """
      iVBORw0KGgoAAAANSUhEUgAAAAYAAAAEEAAAAADY/83cAAAAPElEQVR4nA3JMQ5AQBAAwP3zvcT9QKOXqE87DVoq\
      iVJzQqJm2okOq9PjFa1isatukfX/HTaXSBqD0WT2Ad0aJZAhsg/KAAAAAElFTkSuQmCC
      """,
    pixels: """
      psjY6vP2ob7P3+/ykrHI4tnwc5G0v83O
      """),
]
